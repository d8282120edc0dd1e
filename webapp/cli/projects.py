"""Start, list and show projects; send them messages."""

import click

from engine.store import exact
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.inside import inside
from engine.workflow.queries.project_lines import project_lines
from engine.workflow.queries.project_view import project_view
from webapp.cli.common import acting, as_option, data_of, json_option, open_engine
from webapp.cli.common import show as print_


@click.command()
@click.argument("item")
@click.option("--region", required=True, help="GB/T 2260 code.")
@click.option("--data", "text", default="{}", help="Start form as JSON, @file or -.")
@as_option
def start(item: str, region: str, text: str, login: str) -> None:
    """Start a project of a catalogue item; prints its id."""
    engine = open_engine()
    actor = acting(engine, login)
    order = StartProject(actor=actor, item=item, region=region, data=data_of(text))
    click.echo(engine.handle(order))


@click.command()
@click.option("--text", default="", help="Search in title and code.")
@click.option("--state", type=click.Choice(["running", "suspended", "completed", "cancelled"]))
@as_option
@json_option
def projects(text: str, state: str | None, login: str, *, as_json: bool) -> None:
    """Projects that a person may see, newest first."""
    engine = open_engine()
    page = engine.ask(project_lines, acting(engine, login), text=text, state=state, limit=200)
    print_(page.items, {"id": "32", "state": "10", "code": "42", "title": ""}, as_json=as_json)


@click.command()
@click.argument("project")
@as_option
@json_option
def show(project: str, login: str, *, as_json: bool) -> None:
    """One project as a person sees it."""
    engine = open_engine()
    view = engine.ask(project_view, acting(engine, login), project)
    print_([view], {"title": "", "state": "", "code": "", "id": ""}, as_json=as_json)
    if not as_json:
        for task in engine.ask(inside, project).tasks:
            click.echo(f"  {task.element}  {task.role}  {task.id}")


@click.command()
@click.argument("project")
@click.argument("message")
@click.option("--data", "text", default="{}", help="Payload as JSON, @file or -.")
@as_option
def send(project: str, message: str, text: str, login: str) -> None:
    """Send a message to a project; prints how many elements caught it."""
    engine = open_engine()
    actor = acting(engine, login)
    order = SendMessage(actor=actor, name=message, project=project, data=data_of(text))
    click.echo(exact.dumps(engine.handle(order)))
