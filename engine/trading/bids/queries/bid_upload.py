"""How far an upload has come: what the bidder's browser asks before it goes on."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem, TooLarge, WrongState
from engine.trading.bids import limits
from engine.trading.bids.calls import call_of
from engine.trading.bids.own import chunks_of, own_bid
from engine.vocabulary import Actor, Json
from engine.workflow.queries.answering import house


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """A chunk that is there."""

    index: int
    size: int
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Upload:
    """`limit` is the most bytes a bid may have."""

    bid: str
    project: str
    lot: str
    suite: str
    state: str
    chunks: tuple[Chunk, ...]
    limit: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """The place of one chunk: how many bytes it may have, and what lies there already."""

    bid: str
    index: int
    suite: str
    limit: int
    known: str | None


def bid_upload(session: Session, actor: Actor, bid: str) -> Upload:
    """
    Raises:
        NotFound: no upload of this person's.
    """
    row = own_bid(session, actor, bid)
    return Upload(
        bid=row.id,
        project=row.project,
        lot=row.lot,
        suite=str(row.suite),
        state=row.state,
        chunks=tuple(
            Chunk(index=one.index, size=one.size, hash=one.hash)
            for one in chunks_of(session, row.id)
        ),
        limit=house(session).settings.bid_bytes,
    )


def chunk_slot(session: Session, actor: Actor, bid: str, index: int) -> Slot:
    """Asked before a byte of a chunk is read.

    Raises:
        NotFound: no upload of this person's.
        TooLate: the deadline has come.
        WrongState: the bid is sealed.
        Invalid: no such place.
        TooLarge: the bid is as large as it may be.
    """
    upload = bid_upload(session, actor, bid)
    call_of(session, actor, upload.project).require_open()
    if upload.state != "draft":
        raise WrongState("this bid is sealed already", bid=upload.state)
    if index >= limits.MOST_CHUNKS:
        params: dict[str, Json] = {"most": limits.MOST_CHUNKS}
        text = "no such chunk"
        raise Invalid(Problem(field="index", key="no_such_chunk", text=text, params=params))
    there = {one.index: one for one in upload.chunks}
    left = upload.limit - sum(one.size for one in upload.chunks if one.index != index)
    if left <= 0:
        raise TooLarge(f"a bid has at most {upload.limit} bytes", limit=upload.limit)
    known = there[index].hash if index in there else None
    limit = min(limits.CHUNK, left)
    return Slot(bid=bid, index=index, suite=upload.suite, limit=limit, known=known)
