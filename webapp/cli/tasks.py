"""List and complete tasks."""

from typing import cast

import click

from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.queries.task_lines import Scope, task_lines
from webapp.cli.acting import acting, as_option, open_engine
from webapp.cli.data import data_of, data_option
from webapp.cli.printing import after_option, json_option, limit_option, show_page

SCOPES = ("mine", "groups", "all")


@click.command()
@click.option("--scope", type=click.Choice(SCOPES), default="groups", show_default=True)
@click.option("--text", default="", help="Search in project title and code.")
@limit_option
@after_option
@as_option
@json_option
def tasks(
    scope: str, text: str, limit: int, after: str | None, login: str, *, as_json: bool
) -> None:
    """Open tasks that wait for a person, the next due first."""
    engine = open_engine()
    actor, which = acting(engine, login), cast(Scope, scope)
    page = engine.ask(task_lines, actor, scope=which, text=text, after=after, limit=limit)
    show_page(page, ("id", "due_at", "title", "project_title"), as_json=as_json)


@click.command()
@click.argument("task")
@data_option
@as_option
def complete(task: str, text: str, login: str) -> None:
    """Complete a task with its form's data."""
    engine = open_engine()
    engine.handle(CompleteTask(actor=acting(engine, login), task=task, data=data_of(text)))
