"""Enter a chunk that already lies in the chunk store into its bid."""

from dataclasses import dataclass

from engine.errors import Invalid, Problem, TooLarge, WrongState
from engine.store import chunks
from engine.store.chunks import Kept
from engine.trading.bids import limits
from engine.trading.bids.calls import call_of
from engine.trading.bids.own import chunks_of, own_bid
from engine.trading.bids.tables import BidChunkRow
from engine.vocabulary import Json, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class PutBidChunk(Order):
    """`hash` and `size` come from the chunk store, never from the browser.

    Locks its bid only, not the project, and leaves no fact.
    """

    bid: str
    index: int
    hash: str
    size: int


def handle(order: PutBidChunk, work: Work) -> None:
    """A chunk that is there already, the same, is no harm.

    Raises:
        NotFound: no upload of the actor's.
        TooLate: the deadline has come.
        WrongState: the bid is sealed, or another chunk lies at this place.
        Invalid: no such place, or the chunk was not stored.
        TooLarge: the bid would be larger than allowed.
    """
    row = own_bid(work.session, order.actor, order.bid, lock=True)
    call_of(work.session, order.actor, row.project).require_open()
    if row.state != "draft":
        raise WrongState("this bid is sealed already", bid=row.state)
    there = chunks_of(work.session, row.id)
    known = next((one for one in there if one.index == order.index), None)
    if known is not None:
        _require_same(order, known)
        return
    _check(order, work)
    if sum(one.size for one in there) + order.size > work.settings.bid_bytes:
        limit = work.settings.bid_bytes
        raise TooLarge(f"a bid has at most {limit} bytes", field="chunk", limit=limit)
    work.session.add(
        BidChunkRow(
            bid=row.id,
            index=order.index,
            hash=order.hash,
            size=order.size,
            stored_at=work.now,
        )
    )


def _require_same(order: PutBidChunk, known: BidChunkRow) -> None:
    if (known.hash, known.size) != (order.hash, order.size):
        raise WrongState("another chunk lies at this place", index=order.index)


def _check(order: PutBidChunk, work: Work) -> None:
    if not 0 <= order.index < limits.MOST_CHUNKS:
        params: dict[str, Json] = {"most": limits.MOST_CHUNKS}
        text = f"a place from 0 to {limits.MOST_CHUNKS - 1}"
        raise Invalid(Problem(field="index", key="no_such_chunk", text=text, params=params))
    kept = Kept(hash=order.hash, size=order.size)
    if order.size < 1 or not chunks.of(work.settings).has(order.bid, order.index, kept):
        raise Invalid(Problem(field="hash", key="missing", text="the chunk was not stored"))
