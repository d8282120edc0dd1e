"""Look whether the installation is sound."""

import click

from engine import settings
from engine.store import doctor as physician
from webapp.cli.printing import json_option, show


@click.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """Database, schema, files, clock, keys; exit code 1 when something is wrong."""
    findings = physician.examine(settings.read())
    show(findings, ("ok", "name", "detail"), as_json=as_json)
    if not all(finding.ok for finding in findings):
        raise SystemExit(1)
