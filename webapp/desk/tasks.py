"""The task list and the task page."""

from typing import TypeVar, get_args

from flask import render_template, request

from engine.people.queries.colleagues import colleagues
from engine.vocabulary import Data
from engine.workflow.queries.documents import comments, documents, named_in
from engine.workflow.queries.law_note import law_note, law_notes, rules_in, rules_of
from engine.workflow.queries.promise_note import promise_note
from engine.workflow.queries.task_counts import task_counts
from engine.workflow.queries.task_lines import Scope, Sort, task_lines
from engine.workflow.queries.task_view import TaskView, task_view
from engine.workflow.queries.urgency import Urgency
from webapp import current
from webapp.desk.blueprint import bp

T = TypeVar("T")


@bp.get("/desk")
def index() -> str:
    scope: Scope = _chosen("scope", get_args(Scope), "groups")
    sort: Sort = _chosen("sort", get_args(Sort), "due")
    due: Urgency | None = _chosen("due", get_args(Urgency), None)
    text, after = request.args.get("text", "")[:100], request.args.get("after")
    chosen = {"scope": scope, "sort": sort, "due": due, "text": text}
    actor, language = current.actor(), current.language()
    page = current.ask(task_lines, actor, **chosen, after=after, language=language)
    counts = current.ask(task_counts, actor, scope)
    return render_template("desk/index.html", page=page, counts=counts, **chosen)


@bp.get("/tasks/<task>")
def task(task: str) -> str:
    view = current.ask(task_view, current.actor(), task, current.language())
    return task_page(view)


def task_page(
    view: TaskView,
    problems: list[dict[str, str]] | None = None,
    typed: Data | None = None,
    message: str = "",
) -> str:
    """The page of one task; what was typed stands in the form again, or beside it."""
    actor, files = current.actor(), (view.project, view.id)
    values = view.values if typed is None or not view.may_complete else {**view.values, **typed}
    kept = None if view.may_complete else typed or view.kept
    return render_template(
        "desk/task.html",
        task=view,
        values=values,
        kept=kept,
        named=current.ask(named_in, actor, view.project, [values, kept]),
        laws=_laws([values, kept]),
        problems=problems or [],
        message=message,
        note=current.ask(law_note, view.rule, current.language()),
        promise=current.ask(promise_note, view.project, view.element, current.language()),
        basis=current.ask(law_notes, rules_of(view.schema), current.language()),
        colleagues=current.ask(colleagues, actor, view.role),
        comments=current.ask(comments, actor, *files),
        documents=current.ask(documents, actor, *files),
    )


def _laws(value: object) -> dict[str, str]:
    """The rows that a form's values name, as people read them: article and rule."""
    notes = current.ask(law_notes, rules_in(value), current.language())
    return {note.id: f"{note.citation} {note.rule}" for note in notes}


def _chosen(name: str, known: tuple[str, ...], otherwise: T) -> T:
    """One of the known words of the query string."""
    asked = request.args.get(name)
    return asked if asked in known else otherwise  # type: ignore[return-value]
