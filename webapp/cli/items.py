"""List the catalogue."""

import click

from engine.workflow.queries.catalogue_items import catalogue_items
from webapp.cli.common import json_option, open_engine, show


@click.command()
@json_option
def items(*, as_json: bool) -> None:
    """Catalogue items in force."""
    found = open_engine().ask(catalogue_items)
    show(found, {"code": "16", "revision": "4", "name": "40", "version": ""}, as_json=as_json)
