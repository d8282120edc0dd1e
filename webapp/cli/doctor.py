"""Look whether the installation is sound."""

import click

from engine import settings
from engine.errors import Refused
from engine.store import doctor as physician
from engine.store.doctor import Finding
from engine.trading.documents import fonts
from engine.trading.money.queries.books import faults
from webapp.cli.acting import open_engine
from webapp.cli.printing import json_option, show

NEEDED = ("database", "revision")
"""Without them there are no books to look at."""


@click.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """Database, schema, files, clock, keys, books; exit code 1 when something is wrong."""
    findings = (*physician.examine(settings.read()), fonts.finding())
    if all(finding.ok for finding in findings if finding.name in NEEDED):
        findings = (*findings, _books())
    show(findings, ("ok", "name", "detail"), as_json=as_json)
    if not all(finding.ok for finding in findings):
        raise SystemExit(1)


def _books() -> Finding:
    """Whether the ledger of money balances, asked where the rest is sound."""
    try:
        found = open_engine().ask(faults)
    except Refused as refusal:
        return Finding(ok=False, name="books", detail=str(refusal))
    return Finding(ok=not found, name="books", detail="; ".join(found[:10]))
