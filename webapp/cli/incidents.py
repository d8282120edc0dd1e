"""List incidents and try them again."""

import click

from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.queries.waiting import incidents as open_incidents
from webapp.cli.acting import acting, as_option, open_engine
from webapp.cli.printing import json_option, limit_option, show


@click.command()
@limit_option
@json_option
def incidents(limit: int, *, as_json: bool) -> None:
    """Open incidents, the oldest first."""
    found = open_engine().ask(open_incidents, limit)
    show(found, ("id", "raised_at", "element", "title", "reason"), as_json=as_json)


@click.command()
@click.argument("incident")
@as_option
def retry(incident: str, login: str) -> None:
    """Run a token, or send a message, that had been set aside."""
    engine = open_engine()
    engine.handle(RetryIncident(actor=acting(engine, login), incident=incident))
