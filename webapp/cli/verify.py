"""Recompute the whole ledger."""

import click

from engine.store import verify as verification
from webapp.cli.common import open_engine


@click.command()
def verify() -> None:
    """Recompute every link and checkpoint; exit code 1 names the first that is broken."""
    engine = open_engine()
    report = engine.ask(verification.run, engine.settings)
    click.echo(report.text())
    if not report.whole:
        raise SystemExit(1)
