"""Two records side by side, and the act that makes them one."""

from collections.abc import Mapping

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Invalid, NotFound, Problem, Refused
from engine.people import permissions
from engine.trading.parties.orders.merge_parties import MergeParties
from engine.trading.parties.queries.party_view import party_view
from webapp import current
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.parties import naming
from webapp.parties.blueprint import bp

NAMES = ("one", "other", "kept", "reason")


@bp.get("/merging")
def merging() -> str:
    return _page({name: request.args.get(name, "") for name in NAMES})


@bp.post("/merging")
def merge() -> Response | Redirect:
    sent = {name: request.form.get(name, "") for name in NAMES}
    try:
        current.handle(_order(sent))
    except Refused as refusal:
        return make_response(_page(sent, refusal), status_of(refusal))
    flash(translate("已合并；两边的变更记录都保留。"), "success")
    return redirect(url_for("parties.party", organisation=sent["kept"]))


def _order(sent: Mapping[str, str]) -> MergeParties:
    """Raises Invalid: neither was chosen."""
    if sent["kept"] not in (sent["one"], sent["other"]):
        text = "choose the record that is kept"
        raise Invalid(Problem(field="kept-1", key="not_chosen", text=text))
    gone = sent["one"] if sent["kept"] == sent["other"] else sent["other"]
    return MergeParties(actor=current.actor(), kept=sent["kept"], gone=gone, reason=sent["reason"])


def _page(sent: Mapping[str, str], refusal: Refused | None = None) -> str:
    """Raises NotFound, NotAllowed: neither of the two is shown to whoever may not merge."""
    permissions.require(permissions.may_keep_parties(current.actor()))
    views = [current.ask(party_view, current.actor(), sent[name]) for name in ("one", "other")]
    if views[0].party.organisation == views[1].party.organisation:
        raise NotFound("two records")
    return render_template(
        "parties/merging.html",
        views=views,
        sent=sent,
        naming=naming,
        problems=sentences_of(refusal) if refusal else [],
        told=sentence(refusal) if refusal else "",
    )
