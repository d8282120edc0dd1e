"""Back up and restore, database and files together."""

from pathlib import Path

import click

from engine import settings
from engine.store import backup as safe
from engine.store import exact
from webapp.cli.bars import bars
from webapp.cli.printing import json_option


@click.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@json_option
def backup(target: Path, *, force: bool, as_json: bool) -> None:
    """Write all but private keys to one file, also while the system runs."""
    if target.exists() and not force:
        raise click.UsageError(f"{target} is there already; --force replaces it")
    with bars() as progress:
        manifest = safe.backup(settings.read(), target, progress)
    _tell(manifest, as_json=as_json)


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def restore(source: Path, *, as_json: bool) -> None:
    """Fill an empty installation; ends with the backup's ledger heads."""
    with bars() as progress:
        manifest = safe.restore(settings.read(), source, progress)
    _tell(manifest, as_json=as_json)


def _tell(manifest: safe.Manifest, *, as_json: bool) -> None:
    if as_json:
        heads = {"chains": manifest.heads.chains, "root": manifest.heads.root}
        told = {"rows": manifest.rows, "files": manifest.files, "heads": heads}
        click.echo(exact.dumps(told))
    else:
        click.echo(manifest)
