"""One's own organisation's record: read it, change what it says of itself."""

from collections.abc import Mapping

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from engine.errors import Refused
from engine.people.queries.regions_tree import regions_tree
from engine.trading.parties.fields import HEAD
from engine.trading.parties.orders.change_party import ChangeParty
from engine.trading.parties.queries.party_view import PartyView, party_view
from webapp import current
from webapp.errors import sentence, status_of
from webapp.form_messages import sentences_of
from webapp.i18n import translate
from webapp.parties import naming
from webapp.parties.blueprint import bp

NAMES = (*(field.name for field in HEAD), "region")


@bp.get("/own")
def own() -> str:
    return render_template("parties/party.html", view=own_view(), naming=naming, own=True)


@bp.get("/own/head")
def edit() -> str:
    party = own_view().party
    return _page({name: getattr(party, name) for name in NAMES}, str(party.revision))


@bp.post("/own/head")
def change() -> Response | Redirect:
    sent = {name: request.form.get(name, "") for name in NAMES}
    seen = request.form.get("revision", "")
    try:
        current.handle(ChangeParty(actor=current.actor(), data=sent, revision=_revision(seen)))
    except Refused as refusal:
        return make_response(_page(sent, seen, refusal), status_of(refusal))
    flash(translate("已保存，立即生效。"), "success")
    return redirect(url_for("parties.own"))


def own_view() -> PartyView:
    """Raises NotFound: who asks has no organisation."""
    actor = current.actor()
    return current.ask(party_view, actor, actor.organisation or "")


def _revision(seen: str) -> int | None:
    return int(seen) if seen.isdecimal() and len(seen) < 9 else None


def _page(sent: Mapping[str, str], seen: str, refusal: Refused | None = None) -> str:
    return render_template(
        "parties/head.html",
        sent=sent,
        seen=seen,
        fields=HEAD,
        naming=naming,
        tree=current.ask(regions_tree),
        problems=sentences_of(refusal) if refusal else [],
        told=sentence(refusal) if refusal else "",
    )
