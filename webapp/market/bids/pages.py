"""Pages of one project's bids: what stands for each lot, and the page that seals one."""

from flask import render_template

from engine.trading.bids.calls import call_of
from engine.trading.bids.queries.bid_forms import declarations, read_out_form
from engine.trading.bids.queries.own_bids import own_bids
from engine.trading.keys.queries.custodians import Custodian, custodians_of
from engine.vocabulary import Json
from webapp import current
from webapp.market.bids.standing import standings
from webapp.market.blueprint import bp


@bp.get("/projects/<project>/bids")
def bids(project: str) -> str:
    call = current.ask(call_of, current.actor(), project)
    own = current.ask(own_bids, current.actor(), project)
    return render_template(
        "market/bids.html",
        call=call,
        standings=standings(call.lots, own),
        receipts=[one for one in own if one.received_at],
        custodians=current.ask(custodians_of, project),
    )


@bp.get("/projects/<project>/lots/<lot>/bid")
def bid(project: str, lot: str) -> str:
    call = current.ask(call_of, current.actor(), project)
    own = current.ask(own_bids, current.actor(), project)
    (standing,) = standings((call.lot(lot),), own)
    custodians = current.ask(custodians_of, project)
    return render_template(
        "market/bid.html",
        call=call,
        standing=standing,
        custodians=custodians,
        public_keys=[_published(one) for one in custodians],
        schema=current.ask(read_out_form, project, current.language()),
        declarations=current.ask(declarations, project, current.language()),
        limit=current.engine().settings.bid_bytes,
    )


def _published(one: Custodian) -> dict[str, Json]:
    """What the sealing needs of a custodian."""
    return {"id": one.id, "public_keys": dict(one.public_keys), "fingerprint": one.fingerprint}
