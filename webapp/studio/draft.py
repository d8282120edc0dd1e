"""The page of one draft: its files, findings, trial, reviews, and who else is here."""

from flask import Response, make_response, render_template, request

from engine.errors import Refused
from engine.studio.queries.draft_findings import draft_findings
from engine.studio.queries.draft_titles import draft_titles
from engine.studio.queries.draft_view import draft_view
from webapp import current
from webapp.errors import status_of
from webapp.studio.blueprint import bp
from webapp.studio.guide import guide
from webapp.studio.kinds import KINDS, editor, shelves
from webapp.studio.places import parts_of, placed
from webapp.studio.refusals import problems, told


@bp.get("/<draft>")
def draft(draft: str) -> str:
    return _page(draft)


def refused(draft: str, refusal: Refused) -> Response:
    """The page again with what was wrong and what was typed."""
    return make_response(_page(draft, refusal), status_of(refusal))


def _page(draft: str, refusal: Refused | None = None) -> str:
    actor = current.actor()
    view = current.ask(draft_view, actor, draft)
    findings = current.ask(draft_findings, actor, draft)
    return render_template(
        "studio/draft.html",
        view=view,
        shelves=shelves(view.files),
        kinds=KINDS,
        editor=editor,
        titles=current.ask(draft_titles, actor, draft, current.language()),
        findings=placed(findings, view),
        errors=sum(one.severity == "error" for one in findings),
        guide=guide(view, findings),
        parts=parts_of(view),
        sent=request.form,
        told=told(refusal) if refusal else "",
        problems=problems(refusal) if refusal else [],
    )
