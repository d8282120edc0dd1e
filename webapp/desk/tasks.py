"""The task list and the task page."""

from typing import get_args

from flask import render_template, request

from engine.people.queries.colleagues import colleagues
from engine.workflow.queries.documents import comments, documents
from engine.workflow.queries.law_note import law_note
from engine.workflow.queries.task_lines import Scope, task_lines
from engine.workflow.queries.task_view import TaskView, task_view
from webapp import current
from webapp.desk.blueprint import bp

SCOPES = get_args(Scope)


@bp.get("/desk")
def index() -> str:
    scope: Scope = "groups"
    for known in SCOPES:
        scope = known if request.args.get("scope") == known else scope
    text = request.args.get("text", "")[:100]
    page = current.ask(
        task_lines,
        current.actor(),
        scope=scope,
        text=text,
        after=request.args.get("after"),
        language=current.language(),
    )
    return render_template("desk/index.html", page=page, scope=scope, text=text)


@bp.get("/tasks/<task>")
def task(task: str) -> str:
    view = current.ask(task_view, current.actor(), task, current.language())
    return task_page(view)


def task_page(
    view: TaskView,
    problems: list[dict[str, str]] | None = None,
    values: object = None,
    message: str = "",
) -> str:
    """The page of one task; with problems, what was typed stands in the form again."""
    return render_template(
        "desk/task.html",
        task=view,
        values=view.values if values is None else values,
        problems=problems or [],
        message=message,
        note=current.ask(law_note, view.rule, current.language()),
        colleagues=current.ask(colleagues, current.actor(), view.role),
        comments=current.ask(comments, current.actor(), view.project, view.id),
        documents=current.ask(documents, current.actor(), view.project, view.id),
    )
