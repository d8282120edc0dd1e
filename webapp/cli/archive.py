"""Archive packages on any computer: checked, and read without the platform."""

from pathlib import Path

import click

from engine.trading.archive import judging, unpacking
from webapp.offline import rebuild

MOST_TOLD = 20


@click.group()
def archive() -> None:
    """Read archive packages without the platform."""


@archive.command("open")
@click.argument("package", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="An empty folder for the unpacked package and its pages.",
)
def open_(package: Path, output: Path) -> None:
    """Check a package and rebuild its pages; exit code 1 names what was changed."""
    bag = unpacking.unpack(package, output)
    faults = judging.faults(bag)
    first = rebuild(bag, output, faults)
    for fault in faults[:MOST_TOLD]:
        click.echo(fault, err=True)
    if len(faults) > MOST_TOLD:
        click.echo(f"… and {len(faults) - MOST_TOLD} more", err=True)
    click.echo(first)
    if faults:
        raise SystemExit(1)
