"""What browsers hand in at the opening: shares of custodians, keys of bidders. Never a file."""

from collections.abc import Mapping
from dataclasses import asdict

from flask import Response, jsonify, make_response, request

from engine.errors import Refused
from engine.trading.opening.orders.hand_in_bidder_key import HandInBidderKey
from engine.trading.opening.orders.hand_in_shares import HandInShares
from engine.trading.opening.queries.sealed_shares import sealed_shares
from engine.vocabulary import Order
from webapp import current
from webapp.errors import status_of
from webapp.hall.blueprint import bp
from webapp.hall.words import why


@bp.get("/<project>/<lot>/shares")
def shares(project: str, lot: str) -> Response:
    """The sealed shares for the key of the person's organisation."""
    found = current.ask(sealed_shares, current.actor(), project, lot)
    return jsonify(shares=[asdict(one) for one in found])


@bp.post("/<project>/<lot>/shares")
def hand_in_shares(project: str, lot: str) -> Response:
    sent = _sent()
    given, unusable = sent.get("shares"), sent.get("unusable")
    order = HandInShares(
        actor=current.actor(),
        project=project,
        lot=lot,
        role=str(sent.get("role") or ""),
        shares=given if isinstance(given, dict) else {},
        unusable=tuple(unusable) if isinstance(unusable, list) else (),
    )
    return _taken(order)


@bp.post("/<project>/<lot>/key")
def hand_in_key(project: str, lot: str) -> Response:
    secret = str(_sent().get("secret") or "")
    return _taken(HandInBidderKey(actor=current.actor(), project=project, lot=lot, secret=secret))


def _taken(order: Order) -> Response:
    try:
        return jsonify(count=current.handle(order))
    except Refused as refusal:
        return make_response(jsonify(message=why(refusal)), status_of(refusal))


def _sent() -> Mapping[str, object]:
    """What came as JSON; nothing where it is none."""
    sent = request.get_json(silent=True)
    return sent if isinstance(sent, dict) else {}
