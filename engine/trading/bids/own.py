"""The upload that somebody names, if it is theirs."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.trading.bids.tables import BidChunkRow, BidRow
from engine.vocabulary import Actor
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.queries.answering import house


def own_bid(session: Session, actor: Actor, bid: str, *, lock: bool = False) -> BidRow:
    """
    Raises:
        NotFound: there is none, or somebody else stands behind its pseudonym.
    """
    row = session.get(BidRow, bid, with_for_update=lock or None, populate_existing=lock)
    if row is None or not permissions.may_touch_upload(
        actor, alias(session, actor, row.project), row.pseudonym
    ):
        raise NotFound(f"bid {bid}")
    return row


def alias(session: Session, actor: Actor, project: str) -> str | None:
    """Under which name the actor's organisation bids in a project."""
    if actor.organisation is None:
        return None
    return pseudonym(house(session).settings, project, actor.organisation)


def chunks_of(session: Session, bid: str) -> tuple[BidChunkRow, ...]:
    """What is there, in order."""
    rows = select(BidChunkRow).where(BidChunkRow.bid == bid).order_by(BidChunkRow.index)
    return tuple(session.scalars(rows))
