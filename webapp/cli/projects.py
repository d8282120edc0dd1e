"""Start, list and show projects; send them messages."""

import click

from engine.errors import NotFound
from engine.people.queries.organisation import organisation
from engine.store import exact
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.project_lines import project_lines
from engine.workflow.queries.project_view import project_view
from engine.workflow.queries.task_view import task_view
from webapp.cli.acting import acting, as_option, open_engine
from webapp.cli.data import data_of, data_option
from webapp.cli.printing import after_option, json_option, limit_option, show_one, show_page

STATES = ("running", "suspended", "completed", "cancelled")


@click.command()
@click.argument("item")
@click.option("--region", help="GB/T 2260 code; default: where the person's organisation is.")
@click.option(
    "--with",
    "players",
    multiple=True,
    metavar="ROLE=ORGANISATION",
    help="Who plays another lane; the key or id of an organisation. May be repeated.",
)
@data_option
@as_option
def start(item: str, region: str | None, players: tuple[str, ...], text: str, login: str) -> None:
    """Start a project of a catalogue item; prints its id."""
    engine = open_engine()
    actor = acting(engine, login)
    named = dict(_player(player) for player in players)
    participants = {
        role: (f"organisation:{engine.ask(organisation, key).id}",) for role, key in named.items()
    }
    order = StartProject(
        actor=actor,
        item=item,
        region=region or actor.region or "",
        data=data_of(text),
        participants=participants,
    )
    click.echo(engine.handle(order))


@click.command()
@click.option("--text", default="", help="Search in title and code.")
@click.option("--state", type=click.Choice(STATES))
@limit_option
@after_option
@as_option
@json_option
def projects(
    text: str, state: str | None, limit: int, after: str | None, login: str, *, as_json: bool
) -> None:
    """Projects that a person may see, newest first."""
    engine = open_engine()
    actor = acting(engine, login)
    page = engine.ask(project_lines, actor, text=text, state=state, after=after, limit=limit)
    show_page(page, ("id", "state", "code", "title"), as_json=as_json)


@click.command()
@click.argument("id_", metavar="PROJECT_OR_TASK")
@as_option
@json_option
def show(id_: str, login: str, *, as_json: bool) -> None:
    """One project, or one task with its form, as a person sees it."""
    engine = open_engine()
    actor = acting(engine, login)
    try:
        view: object = engine.ask(project_view, actor, id_)
    except NotFound:
        view = engine.ask(task_view, actor, id_)
    show_one(view, as_json=as_json)


@click.command()
@click.argument("project")
@click.argument("message")
@data_option
@as_option
def send(project: str, message: str, text: str, login: str) -> None:
    """Send a message to a project; prints how many elements caught it."""
    engine = open_engine()
    actor = acting(engine, login)
    order = SendMessage(actor=actor, name=message, project=project, data=data_of(text))
    click.echo(exact.dumps(engine.handle(order)))


def _player(text: str) -> tuple[str, str]:
    role, equals, key = text.partition("=")
    if not (role and equals and key):
        raise click.UsageError(f"--with {text}: write ROLE=ORGANISATION")
    return role, key
