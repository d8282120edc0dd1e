"""Orders about uploads of bids: one that is right, what must be refused."""

from collections.abc import Mapping

from engine.errors import Invalid, NotAllowed, NotFound, SealingRefused, TooLate, WrongState
from engine.trading.bids.orders.begin_bid import BeginBid
from engine.trading.bids.orders.erase_bid import EraseBid
from engine.trading.bids.orders.lapse_bid import LapseBid
from engine.trading.bids.orders.put_bid_chunk import PutBidChunk
from engine.trading.bids.orders.seal_manifest import SealManifest
from engine.vocabulary import Order
from tests.orders.entries import AGENT, BIDDER, STRANGER, Entry, Wrong, at, other

RIVAL = other("bidder.bidder2", NotFound)
NOBODYS: tuple[Wrong, ...] = (RIVAL, other(AGENT, NotFound), at(NotFound, bid="no-such"))
KEPT = (at(WrongState, bid="$upload"), at(WrongState, bid="$sealed_upload"))

BIDS: Mapping[type[Order], Entry] = {
    BeginBid: Entry(
        by=BIDDER,
        fine={"project": "$calling", "lot": "1"},
        foreign=(
            other(AGENT, NotFound),
            at(NotFound, project="$running"),
            at(NotFound, lot="9"),
        ),
        state=(at(TooLate, project="$call_over"),),
    ),
    PutBidChunk: Entry(
        by=BIDDER,
        fine={"bid": "$upload", "index": 1, "hash": "$chunk", "size": 4},
        foreign=(*NOBODYS, at(Invalid, "index", index=-1), at(Invalid, "index", index=1024)),
        state=(
            at(WrongState, bid="$sealed_upload"),
            at(WrongState, index=0),
            at(Invalid, "hash", size=5),
            at(Invalid, "hash", index=2),
        ),
    ),
    SealManifest: Entry(
        by=BIDDER,
        fine={"bid": "$upload", "manifest": lambda world: world.names["manifest"].encode()},
        foreign=(*NOBODYS, at(SealingRefused, manifest=b"{}"), at(SealingRefused, manifest=b"")),
        state=(at(WrongState, bid="$sealed_upload"),),
    ),
    LapseBid: Entry(
        by="clock",
        fine={"bid": "$stale"},
        foreign=(STRANGER, other("operator", NotAllowed), at(NotFound, bid="no-such")),
        state=KEPT,
    ),
    EraseBid: Entry(
        by="clock",
        fine={"bid": "$gone"},
        foreign=(STRANGER, other("operator", NotAllowed), at(NotFound, bid="no-such")),
        state=KEPT,
    ),
}
