"""List the catalogue; its packages have commands of their own."""

import click

from engine.workflow.queries.catalogue_items import catalogue_items
from webapp.cli.acting import open_engine
from webapp.cli.items.differing import diff
from webapp.cli.items.exporting import export
from webapp.cli.items.importing import import_package
from webapp.cli.items.key_pair import key
from webapp.cli.items.signing import sign
from webapp.cli.printing import json_option, show

COMMANDS = {"import": import_package, "export": export, "diff": diff, "sign": sign, "key": key}


@click.group(invoke_without_command=True, commands=COMMANDS)
@json_option
@click.pass_context
def items(context: click.Context, *, as_json: bool) -> None:
    """Catalogue items in force, by code; packages in and out."""
    if context.invoked_subcommand is None:
        found = open_engine().ask(catalogue_items)
        show(found, ("code", "revision", "region", "name", "version"), as_json=as_json)
