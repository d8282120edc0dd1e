"""List what the clock will do."""

import click

from engine.workflow.queries.waiting import timers as waiting_timers
from webapp.cli.common import json_option, open_engine, show


@click.command()
@click.option("--project", default=None, help="Of one project only.")
@json_option
def timers(project: str | None, *, as_json: bool) -> None:
    """Waiting timers, the next due first."""
    found = open_engine().ask(waiting_timers, project)
    columns = {"due_at": "26", "frozen": "6", "element": "28", "code": "42", "title": ""}
    show(found, columns, as_json=as_json)
