"""Where the chunks of a bid lie on disk, in order: for the opening's content check."""

from pathlib import Path

from sqlalchemy.orm import Session

from engine.store import chunks
from engine.trading.bids.own import chunks_of
from engine.workflow.queries.answering import house


def chunk_paths(session: Session, bid: str) -> tuple[Path, ...]:
    """One path per chunk; whether the file is still there and the same is the reader's to check."""
    store = chunks.of(house(session).settings)
    return tuple(store.path(bid, one.index, one.hash) for one in chunks_of(session, bid))
