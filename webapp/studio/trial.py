"""The try-out of a draft: its sandbox, and the replay of its stories."""

from typing import TypedDict

from flask import render_template, request

from engine.errors import BadDiagram, NotFound
from engine.rehearsal import sandbox, standing, template
from engine.rehearsal.inherited import ToTry, to_try
from engine.rehearsal.sandbox import Sandbox
from engine.rehearsal.standing import Standing
from engine.studio.queries.draft_findings import draft_findings
from engine.studio.queries.draft_view import DraftView, draft_view
from webapp import current
from webapp.studio.blueprint import bp
from webapp.studio.places import placed
from webapp.studio.trial_mount import address


class Stories(TypedDict):
    """What the page's part about stories tells of."""

    standing: Standing | None
    view: DraftView
    what: ToTry | None


@bp.get("/<draft>/trial")
def trial(draft: str) -> str:
    template.build_ahead(current.engine().settings)
    return trial_page(draft)


@bp.get("/<draft>/trial/progress")
def trial_progress(draft: str) -> str:
    """How the replay stands: a part of the page that is asked for anew while it runs."""
    return render_template("studio/trial_stories.html", **_stories(draft))


def trial_page(draft: str, told: str = "") -> str:
    """With what was refused, if something was."""
    stories = _stories(draft)
    return render_template(
        "studio/trial.html",
        findings=_errors(stories["view"]),
        sandbox=(own := own_sandbox(draft)),
        place=request.script_root + address(own.id) if own else "",
        told=told,
        **stories,
    )


def own_sandbox(draft: str) -> Sandbox | None:
    """The asker's own, of this draft."""
    id_ = sandbox.id_of(draft, current.actor().id)
    try:
        return sandbox.find(current.engine().settings, id_)
    except NotFound:
        return None


def _errors(view: DraftView) -> dict[str, list[object]]:
    """By file, what keeps the draft from being tried."""
    try:
        found = current.ask(draft_findings, current.actor(), view.id, "draft")
    except BadDiagram as refusal:
        return {"item.toml": list(refusal.findings)}
    every = placed((one for one in found if one.severity == "error"), view)
    return {file: list(lines) for file, lines in every.items()}


def _stories(draft: str) -> Stories:
    """The standing comes first: once it says that a replay is done, its outcome is in the view."""
    how = standing.read(current.engine().settings, draft)
    view = current.ask(draft_view, current.actor(), draft)
    return {"standing": how, "view": view, "what": _what(draft)}


def _what(draft: str) -> ToTry | None:
    try:
        return current.ask(to_try, current.actor(), draft)
    except BadDiagram:
        return None
