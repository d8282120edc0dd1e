"""List and complete tasks."""

import click

from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.queries.task_lines import task_lines
from webapp.cli.common import acting, as_option, data_of, json_option, open_engine, show


@click.command()
@click.option("--scope", type=click.Choice(["mine", "groups", "all"]), default="groups")
@click.option("--text", default="", help="Search in project title and code.")
@as_option
@json_option
def tasks(scope: str, text: str, login: str, *, as_json: bool) -> None:
    """Open tasks that wait for a person."""
    engine = open_engine()
    page = engine.ask(task_lines, acting(engine, login), scope=scope, text=text, limit=200)
    columns = {"id": "52", "due_at": "26", "title": "24", "project_title": ""}
    show(page.items, columns, as_json=as_json)


@click.command()
@click.argument("task")
@click.option("--data", "text", default="{}", help="Form as JSON, @file or -.")
@as_option
def complete(task: str, text: str, login: str) -> None:
    """Complete a task with its form's data."""
    engine = open_engine()
    engine.handle(CompleteTask(actor=acting(engine, login), task=task, data=data_of(text)))
