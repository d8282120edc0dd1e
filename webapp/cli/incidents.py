"""List incidents and try them again."""

import click

from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.queries.incidents import KINDS, Kind, State
from engine.workflow.queries.incidents import incidents as asked
from webapp.cli.acting import acting, as_option, open_engine
from webapp.cli.printing import after_option, json_option, limit_option, show_page


@click.command()
@click.option("--text", default="", help="Search in the project's title and code, and the reason.")
@click.option("--kind", type=click.Choice([*KINDS]), help="Where it stands.")
@click.option("--resolved", is_flag=True, help="Those that somebody dealt with.")
@limit_option
@after_option
@json_option
def incidents(
    text: str, kind: Kind | None, limit: int, after: str | None, *, resolved: bool, as_json: bool
) -> None:
    """Open incidents, the oldest first."""
    state: State = "resolved" if resolved else "open"
    found = open_engine().ask(asked, state=state, kind=kind, text=text, after=after, limit=limit)
    columns = ("id", "raised_at", "kind", "element", "title", "reason")
    show_page(found, columns, as_json=as_json)


@click.command()
@click.argument("incident")
@as_option
def retry(incident: str, login: str) -> None:
    """Run a token, or send a message, that had been set aside."""
    engine = open_engine()
    engine.handle(RetryIncident(actor=acting(engine, login), incident=incident))
