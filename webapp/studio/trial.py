"""The try-out of a draft: its sandbox, and the replay of its stories."""

from flask import render_template, request

from engine.errors import BadDiagram, NotFound
from engine.rehearsal import sandbox, standing, template
from engine.rehearsal.inherited import ToTry, to_try
from engine.rehearsal.sandbox import Sandbox
from engine.studio.queries.draft_findings import draft_findings
from engine.studio.queries.draft_view import DraftView, draft_view
from webapp import current
from webapp.studio.blueprint import bp
from webapp.studio.places import placed
from webapp.studio.trial_mount import address


@bp.get("/<draft>/trial")
def trial(draft: str) -> str:
    template.build_ahead(current.engine().settings)
    return trial_page(draft)


@bp.get("/<draft>/trial/progress")
def trial_progress(draft: str) -> str:
    """How the replay stands: a part of the page that is asked for anew while it runs."""
    view = current.ask(draft_view, current.actor(), draft)
    return render_template("studio/trial_stories.html", view=view, **_stories(view))


def trial_page(draft: str, told: str = "") -> str:
    """With what was refused, if something was."""
    view = current.ask(draft_view, current.actor(), draft)
    return render_template(
        "studio/trial.html",
        view=view,
        findings=_errors(view),
        sandbox=(own := own_sandbox(draft)),
        place=request.script_root + address(own.id) if own else "",
        told=told,
        **_stories(view),
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


def _stories(view: DraftView) -> dict[str, object]:
    return {
        "what": _what(view.id),
        "standing": standing.read(current.engine().settings, view.id),
    }


def _what(draft: str) -> ToTry | None:
    try:
        return current.ask(to_try, current.actor(), draft)
    except BadDiagram:
        return None
