"""Compare two packages."""

from collections.abc import Iterable

import click

from engine.workflow.comparing import FileChange, compare
from webapp.cli.items.sources import package_at
from webapp.cli.printing import json_option, show


@click.command()
@click.argument("old")
@click.argument("new")
@json_option
def diff(old: str, new: str, *, as_json: bool) -> None:
    """What changed from OLD to NEW, file by file, in words.

    Each is a zip, a package's folder, an item's CODE (its newest revision) or CODE@REVISION.
    """
    changes = compare(package_at(old).written, package_at(new).written)
    if as_json:
        show(changes, (), as_json=True)
    else:
        _print(changes)


def _print(changes: Iterable[FileChange]) -> None:
    for file in changes:
        click.echo(f"{file.how} {file.path}")
        for one in file.changes:
            click.echo(f"  {one.zh}")
            click.echo(f"  {one.en}")
