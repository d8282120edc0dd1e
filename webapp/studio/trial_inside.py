"""The page over a sandbox: who may do what, where tokens stand, all data, what would be sent."""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, render_template, request

from engine.errors import NotFound
from engine.rehearsal.sandbox import Sandbox
from engine.rehearsal.scene import Scene, observer, region_of, scene, scenes
from engine.rehearsal.starting import starters
from engine.workflow.queries.diagram import diagram as asked_diagram
from engine.workflow.queries.diagram import processes
from engine.workflow.queries.steps import steps
from engine.workflow.queries.timeline import timeline
from engine.workflow.queries.tokens import tokens as asked_tokens
from webapp import current

bp = Blueprint("sandbox", __name__)
FACTS = 60
OUTSIDE, OWN = "outside", "sandbox"
"""Where a sandbox's site keeps the engine of the real house, and what it is the site of."""


@bp.get("/trial")
def overview() -> str:
    return overview_page(request.args.get("project"))


@bp.get("/trial/<project>/diagrams/<process>")
def diagram(project: str, process: str) -> Response:
    who = observer(current.ask(region_of, project))
    found = current.ask(asked_diagram, who, project, process, current.language())
    return Response(found.xml, mimetype="application/xml")


@bp.get("/trial/<project>/diagrams/<process>/tokens")
def tokens(project: str, process: str) -> Response:
    who = observer(current.ask(region_of, project))
    return jsonify(asdict(current.ask(asked_tokens, who, project, process)))


def overview_page(
    project: str | None = None,
    problems: list[dict[str, str]] | None = None,
    told: str = "",
) -> str:
    """Of one project, the newest where none is named; with what was typed if it was refused."""
    every = current.ask(scenes)
    chosen = project or (every[0][0] if every else None)
    found = current.ask(scene, chosen, current.language()) if chosen else None
    return render_template(
        "studio/trial_overview.html",
        projects=every,
        scene=found,
        problems=problems or [],
        told=told,
        sent=request.form,
        **(_drawn(found) if found else {}),
    )


def draft_page(own: Sandbox) -> str:
    """The address of the draft's try-out, on the site around this one."""
    return f"{request.script_root.removesuffix(f'/sandbox/{own.id}')}/studio/{own.draft}/trial"


def starters_of(item: str) -> list[object]:
    """People who may start the item; nobody where it is gone."""
    try:
        return list(current.ask(starters, item))
    except NotFound:
        return []


def _drawn(found: Scene) -> dict[str, object]:
    project, who, language = found.id, observer(found.region), current.language()
    every = current.ask(processes, who, project, language)
    asked = request.args.get("process")
    shown = next((one for one in every if one.id == asked), every[0])
    return {
        "processes": every,
        "process": shown,
        "steps": current.ask(steps, who, project, shown.id, language, None),
        "told_facts": current.ask(
            timeline, who, project, None, FACTS, language, everything=True
        ).events,
    }
