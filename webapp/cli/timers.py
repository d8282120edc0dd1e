"""List what the clock will do."""

import click

from engine.workflow.queries.waiting import timers as waiting_timers
from webapp.cli.acting import open_engine
from webapp.cli.printing import json_option, limit_option, show


@click.command()
@click.option("--project", default=None, help="Of one project only.")
@limit_option
@json_option
def timers(project: str | None, limit: int, *, as_json: bool) -> None:
    """Waiting timers, the next due first."""
    found = open_engine().ask(waiting_timers, project, limit)
    show(found, ("due_at", "frozen", "element", "code", "title"), as_json=as_json)
