"""Export an item as a package."""

from pathlib import Path

import click

from engine.store import durable
from engine.workflow import packages
from engine.workflow.packages.package import of
from engine.workflow.queries.item_package import item_package
from webapp.cli.acting import open_engine, operator


@click.command()
@click.argument("code")
@click.option("--revision", type=click.IntRange(1), help="Default: the newest.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: CODE.zip here.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Instead of a zip, the folders of a checkout: processes/ and forms/ in here.",
)
def export(code: str, revision: int | None, out: Path | None, folder: Path | None) -> None:
    """Write an item's package, as a zip or as folders."""
    parts = open_engine().ask(item_package, operator(), code, revision)
    target = folder or out or Path(f"{code}.zip")
    if folder:
        packages.unpack(of(parts), folder)
    else:
        with durable.writing(target) as file:
            file.write(packages.write_zip(parts))
    click.echo(str(target))
