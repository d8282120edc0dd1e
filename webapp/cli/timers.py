"""List what the clock will do."""

import click

from engine.errors import NotFound
from engine.workflow.queries.waiting import known_project
from engine.workflow.queries.waiting import timers as waiting_timers
from webapp.cli.acting import open_engine
from webapp.cli.printing import json_option, limit_option, show


@click.command()
@click.option("--project", default=None, help="Of one project only.")
@limit_option
@json_option
def timers(project: str | None, limit: int, *, as_json: bool) -> None:
    """Waiting timers, the next due first."""
    engine = open_engine()
    if project and not engine.ask(known_project, project):
        raise NotFound(f"project {project}")
    found = engine.ask(waiting_timers, project, limit)
    show(found, ("due_at", "frozen", "element", "code", "title"), as_json=as_json)
