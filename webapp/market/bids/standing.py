"""How one lot stands for its bidder: what was received, and which upload was begun and not sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.trading.bids.calls import Lot
from engine.trading.bids.queries.own_bids import OwnBid


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """`unsent` is the newest upload that may still be gone on with."""

    lot: Lot
    received: OwnBid | None
    unsent: OwnBid | None


def standings(lots: Iterable[Lot], own: Sequence[OwnBid]) -> list[Standing]:
    """One for each lot; `own` comes newest first."""
    return [
        Standing(
            lot=lot,
            received=_first(own, lot, ("received",)),
            unsent=_first(own, lot, ("draft", "sealed")),
        )
        for lot in lots
    ]


def _first(own: Sequence[OwnBid], lot: Lot, states: tuple[str, ...]) -> OwnBid | None:
    return next((one for one in own if one.lot == lot.id and one.state in states), None)
