"""Where banks and issuers of guarantees tell what happened: signed messages in, nothing out.

Whoever calls learns whether the message was taken, never anything of a project or a bidder.
"""

from collections.abc import Callable

from flask import Response, request

from engine.errors import Refused
from engine.store import exact
from engine.trading.deposits.orders.take_issuer_message import TakeIssuerMessage
from engine.trading.money.orders.take_bank_message import TakeBankMessage
from engine.vocabulary import BANK, Data, Order
from webapp import current
from webapp.api.blueprint import bp

LARGEST = 64 * 1024
TAKEN, REFUSED, TOO_LARGE = 204, 422, 413


@bp.post("/bank/messages")
def bank_message() -> Response:
    """A bank's word about a payment in or out."""
    return _answered(lambda told: TakeBankMessage(actor=BANK, message=told))


@bp.post("/issuer/messages")
def issuer_message() -> Response:
    """An issuer's word that a guarantee holds no longer."""
    return _answered(lambda told: TakeIssuerMessage(actor=BANK, message=told))


def _answered(order: Callable[[Data], Order]) -> Response:
    """A status and no words: the house says nothing about itself to whoever calls."""
    if (request.content_length or 0) > LARGEST:
        return Response(status=TOO_LARGE)
    try:
        told = exact.loads(request.get_data())
        current.handle(order(told if isinstance(told, dict) else {}))
    except (Refused, ValueError, RecursionError):
        return Response(status=REFUSED)
    return Response(status=TAKEN)
