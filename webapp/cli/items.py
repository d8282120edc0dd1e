"""List the catalogue."""

import click

from engine.workflow.queries.catalogue_items import catalogue_items
from webapp.cli.acting import open_engine
from webapp.cli.printing import json_option, show


@click.command()
@json_option
def items(*, as_json: bool) -> None:
    """Catalogue items in force, by code."""
    found = open_engine().ask(catalogue_items)
    show(found, ("code", "revision", "region", "name", "version"), as_json=as_json)
