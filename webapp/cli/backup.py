"""Back up and restore, database and files together."""

from pathlib import Path

import click

from engine import settings
from engine.store import backup as safe


@click.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def backup(target: Path) -> None:
    """Write everything but private keys to one file; the system may go on running."""
    click.echo(safe.backup(settings.read(), target))


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(source: Path) -> None:
    """Fill an empty installation from a backup; ends with equal ledger heads."""
    click.echo(safe.restore(settings.read(), source))
