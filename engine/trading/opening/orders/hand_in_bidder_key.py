"""A bidder hands in the second secret of its own bid, opened in the browser."""

from dataclasses import dataclass

from engine.errors import Invalid, NotAllowed, Problem, SealingRefused
from engine.sealing.encoding import bytes_in
from engine.sealing.manifest import check_bidder_key
from engine.trading.opening import stored, vault
from engine.trading.opening.being_held import being_held, require_window
from engine.trading.opening.complete import tell_if_complete
from engine.trading.opening.finding import BIDDER
from engine.trading.opening.tables import HandedInRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class HandInBidderKey(Order):
    """`secret` is base64; it is checked against what the bid committed to."""

    project: str
    lot: str
    secret: str


def handle(order: HandInBidderKey, work: Work) -> None:
    """
    Raises:
        NotAllowed: no bid of the actor's organisation stands for this lot.
        Invalid: it is not the key of this bid.
        WrongState: the window is over.
    """
    held = being_held(work, order.project, order.lot)
    if held.bid is None:
        raise NotAllowed(held.opening.lot_name)
    require_window(work, held.opening)
    secret = _checked(order, work, held.bid)
    if work.session.get(HandedInRow, (held.bid, BIDDER)):
        return
    work.session.add(
        HandedInRow(
            bid=held.bid,
            kind=BIDDER,
            opening=held.opening.id,
            usable=True,
            secret=vault.lock(work.settings, held.bid, BIDDER, secret),
            by=str(held.place.pseudonym),
            at=work.now,
        )
    )
    work.record(Fact.BIDDER_KEY_HANDED_IN, chain=held.project.chain, lot=order.lot)
    tell_if_complete(work, held.project, held.opening)


def _checked(order: HandInBidderKey, work: Work, bid: str) -> bytes:
    """A damaged manifest is the platform's fault: the key is taken, the bid is withdrawn later."""
    manifest = stored.manifest_of(work.session, bid)
    try:
        secret = bytes_in(order.secret)
        if manifest is not None:
            check_bidder_key(manifest, secret)
    except (SealingRefused, ValueError) as wrong:
        text = "this key is not that of your bid"
        raise Invalid(Problem(field="secret", key="bidder_key_wrong", text=text)) from wrong
    return secret
