"""Recompute the whole ledger."""

import click

from engine.store import verify as verification
from webapp.cli.acting import open_engine
from webapp.cli.bars import bars
from webapp.cli.printing import json_option, show_one


@click.command()
@json_option
def verify(*, as_json: bool) -> None:
    """Recompute every link and checkpoint; exit code 1 names what is broken."""
    engine = open_engine()
    with bars() as progress:
        report = engine.ask(verification.run, engine.settings, progress)
    if as_json:
        show_one(report, as_json=True)
    else:
        click.echo(report.text())
    if not report.whole:
        raise SystemExit(1)
