"""Ask a second person to publish a draft; decide; see what came of it; or give a draft up."""

from datetime import datetime

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import BadDiagram, Refused
from engine.rehearsal.inherited import to_try
from engine.studio.orders.ask_review import AskReview
from engine.studio.orders.decide_review import DecideReview
from engine.studio.orders.drop_draft import DropDraft
from engine.studio.queries.draft_changes import draft_changes
from engine.studio.queries.draft_findings import draft_findings
from engine.studio.queries.draft_view import draft_view
from engine.studio.queries.untouched import untouched
from webapp import current
from webapp.errors import status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.sent import moment
from webapp.studio.blueprint import bp
from webapp.studio.draft import refused as refused_at_draft
from webapp.studio.refusals import told

NOW, LATER = "now", "later"


@bp.get("/<draft>/review")
def review(draft: str) -> str:
    return _page(draft)


@bp.post("/<draft>/reviews")
def ask_review(draft: str) -> Response | Redirect:
    try:
        current.handle(_asked(draft))
    except Refused as refusal:
        return _refused(draft, refusal)
    flash(translate("已送审。由没有参与编写的人决定。"), "success")
    return redirect(url_for("studio.review", draft=draft))


@bp.post("/<draft>/decisions")
def decide(draft: str) -> Response | Redirect:
    accepted, note = request.form.get("decision") == "accept", request.form.get("reason", "")
    try:
        order = DecideReview(actor=current.actor(), draft=draft, accepted=accepted, note=note)
        current.handle(order)
    except Refused as refusal:
        return _refused(draft, refusal)
    flash(translate("已发布。") if accepted else translate("已退回编写人。"), "success")
    return redirect(url_for("studio.review", draft=draft))


@bp.post("/<draft>/droppings")
def drop(draft: str) -> Response | Redirect:
    reason = request.form.get("reason", "")
    try:
        current.handle(DropDraft(actor=current.actor(), draft=draft, reason=reason))
    except Refused as refusal:
        return refused_at_draft(draft, refusal)
    flash(translate("草稿已放弃，内容和历史仍可查看。"), "success")
    return redirect(url_for("studio.draft", draft=draft))


def _asked(draft: str) -> AskReview:
    return AskReview(
        actor=current.actor(),
        draft=draft,
        reason=request.form.get("reason", ""),
        effective_from=_effective(),
    )


def _effective() -> datetime | None:
    """None: once it is accepted. Raises Invalid: a later date was chosen and none given."""
    if request.form.get("effective") != LATER:
        return None
    return moment("effective_from", request.form.get("effective_from", "") or "-")


def _refused(draft: str, refusal: Refused) -> Response:
    return make_response(_page(draft, refusal), status_of(refusal))


def _page(draft: str, refusal: Refused | None = None) -> str:
    actor = current.actor()
    view = current.ask(draft_view, actor, draft)
    findings = current.ask(draft_findings, actor, draft)
    return render_template(
        "studio/review.html",
        view=view,
        asked=view.reviews[0] if view.reviews else None,
        errors=sum(one.severity == "error" for one in findings),
        changes=current.ask(draft_changes, actor, draft),
        uses=current.ask(untouched, actor, view.trading_type),
        dropped=_dropped(draft),
        sent=request.form,
        told=_told(refusal),
        problems=sentences_of(refusal) if refusal else [],
    )


def _told(refusal: Refused | None) -> str:
    """What the checks refuse stands on the page already, in its language."""
    if isinstance(refusal, BadDiagram):
        return translate("检查或用例还没有全部通过，不能送审或发布。")
    return told(refusal) if refusal else ""


def _dropped(draft: str) -> tuple[str, ...]:
    """Published stories that somebody removed: a second person shall see that."""
    try:
        return current.ask(to_try, current.actor(), draft).dropped
    except BadDiagram:
        return ()
