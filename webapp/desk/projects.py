"""The project list and the project page."""

from flask import render_template, request

from engine.trading.notices.queries.public_notices import notices_of
from engine.workflow.queries.diagram import diagram
from engine.workflow.queries.documents import comments, documents
from engine.workflow.queries.message_view import MessageView, message_view
from engine.workflow.queries.project_lines import project_lines
from engine.workflow.queries.project_view import project_view
from engine.workflow.queries.timeline import timeline
from engine.workflow.queries.tokens import steps
from webapp import current
from webapp.desk.blueprint import bp
from webapp.words import STATES

PAGE = 50


@bp.get("/projects")
def projects() -> str:
    state = request.args.get("state") or None
    text = request.args.get("text", "")[:100]
    page = current.ask(
        project_lines,
        current.actor(),
        text=text,
        state=state if state in STATES else None,
        after=request.args.get("after"),
    )
    return render_template("desk/projects.html", page=page, text=text, state=state)


@bp.get("/projects/<project>")
def project(project: str) -> str:
    actor, language = current.actor(), current.language()
    process = request.args.get("process") or None
    return render_template(
        "desk/project.html",
        project=current.ask(project_view, actor, project, language),
        picture=current.ask(diagram, actor, project, process),
        steps=current.ask(steps, actor, project, process, language),
        events=current.ask(timeline, actor, project, limit=PAGE, language=language),
        documents=current.ask(documents, actor, project),
        comments=current.ask(comments, actor, project),
        notices=current.ask(notices_of, project),
    )


@bp.get("/projects/<project>/timeline")
def project_timeline(project: str) -> str:
    before = request.args.get("before", type=int)
    language = current.language()
    events = current.ask(timeline, current.actor(), project, before, PAGE, language)
    return render_template("desk/timeline.html", events=events, project_id=project)


@bp.get("/projects/<project>/messages/<name>")
def message(project: str, name: str) -> str:
    view = current.ask(message_view, current.actor(), project, name, current.language())
    return message_page(view)


def message_page(
    view: MessageView,
    problems: list[dict[str, str]] | None = None,
    values: object = None,
    told: str = "",
) -> str:
    """The page that sends one message; with problems, what was typed stands there again."""
    return render_template(
        "desk/message.html",
        message=view,
        values=view.values if values is None else values,
        problems=problems or [],
        told=told,
    )
