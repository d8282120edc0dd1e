"""The project list and the project page."""

from flask import render_template, request

from engine.trading.documents.queries.letters import letters_of
from engine.trading.notices.queries.circulars import circulated
from engine.trading.notices.queries.public_notices import notices_of
from engine.workflow.queries.diagram import processes
from engine.workflow.queries.documents import comments, documents
from engine.workflow.queries.project_lines import project_lines
from engine.workflow.queries.project_view import project_view
from engine.workflow.queries.runs import runs
from engine.workflow.queries.standing import standing
from engine.workflow.queries.steps import steps
from engine.workflow.queries.timeline import timeline
from webapp import current
from webapp.desk.blueprint import bp

PAGE = 40
STATES = ("running", "suspended", "completed", "cancelled")


@bp.get("/projects")
def projects() -> str:
    state, text = request.args.get("state"), request.args.get("text", "")[:100]
    state = state if state in STATES else None
    after = request.args.get("after")
    page = current.ask(project_lines, current.actor(), text=text, state=state, after=after)
    return render_template("desk/projects.html", page=page, text=text, state=state, states=STATES)


@bp.get("/projects/<project>")
def project(project: str) -> str:
    return project_page(project)


@bp.get("/projects/<project>/steps")
def project_steps(project: str) -> str:
    """The list beside the diagram, asked anew when tokens have moved."""
    return render_template("desk/steps.html", project_id=project, **_drawn(project))


@bp.get("/projects/<project>/timeline")
def project_timeline(project: str) -> str:
    """A page of what was earlier; without scripts it is a page of its own."""
    whole = "desk/history.html" if "HX-Request" not in request.headers else "desk/timeline.html"
    view = current.ask(project_view, current.actor(), project, current.language())
    return render_template(whole, project=view, project_id=project, **_told(project))


def project_page(project: str, message: str = "", reason: str = "", power: str = "") -> str:
    """With what was typed when the state of the project could not be changed so."""
    actor, language = current.actor(), current.language()
    return render_template(
        "desk/project.html",
        project=current.ask(project_view, actor, project, language),
        project_id=project,
        standing=current.ask(standing, actor, project, language),
        documents=current.ask(documents, actor, project),
        comments=current.ask(comments, actor, project),
        notices=current.ask(notices_of, project),
        circulated=current.ask(circulated, actor, [project]),
        letters=current.ask(letters_of, actor, project),
        refused={"message": message, "reason": reason, "power": power},
        **_drawn(project),
        **_told(project),
    )


def _drawn(project: str) -> dict[str, object]:
    """One process as the whole project has it, or as one lot has it."""
    actor, language = current.actor(), current.language()
    lots = current.ask(runs, actor, project)
    lot = next((one for one in lots if one.id == request.args.get("lot")), None)
    own = lot.id if lot else None
    every = current.ask(processes, actor, project, language, own)
    asked = request.args.get("process")
    shown = next((one for one in every if one.id == asked), every[0])
    return {
        "lots": lots,
        "lot": lot,
        "processes": every,
        "process": shown,
        "calls": {element: one for one in every for element in one.called_by},
        "steps": current.ask(steps, actor, project, shown.id, language, own),
    }


def _told(project: str) -> dict[str, object]:
    before, everything = request.args.get("before", type=int), request.args.get("all") == "1"
    told = current.ask(
        timeline,
        current.actor(),
        project,
        before,
        PAGE,
        current.language(),
        everything=everything,
    )
    return {"told": told, "everything": everything}
