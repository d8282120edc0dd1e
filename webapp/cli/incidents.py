"""List incidents and try them again."""

import click

from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.queries.waiting import incidents as open_incidents
from webapp.cli.common import acting, as_option, json_option, open_engine, show


@click.command()
@json_option
def incidents(*, as_json: bool) -> None:
    """Open incidents, the oldest first."""
    columns = {"id": "34", "raised_at": "26", "element": "28", "reason": ""}
    show(open_engine().ask(open_incidents), columns, as_json=as_json)


@click.command()
@click.argument("incident")
@as_option
def retry(incident: str, login: str) -> None:
    """Run a token, or send a message, that had been set aside."""
    engine = open_engine()
    engine.handle(RetryIncident(actor=acting(engine, login), incident=incident))
