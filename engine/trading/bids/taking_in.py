"""A bid is taken in under its project's lock: the earlier one goes, the new one has a receipt."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from engine.errors import Invalid, NotFound, Problem, WrongState
from engine.trading.bids import receipt
from engine.trading.bids.tables import BidRow
from engine.trading.keys.plan import plan_of
from engine.vocabulary import Json
from engine.workflow.queries.answering import house


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """Whose bid for what."""

    project: str
    lot: str
    pseudonym: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """The bid that stands now, and the ids of what it replaced: none or one."""

    row: BidRow
    replaced: tuple[str, ...]


def uploaded(session: Session, about: About, bid: str, now: datetime) -> Taken:
    """A sealed upload becomes the bid that counts.

    Raises:
        NotFound: there is none, or it is somebody else's or for something else.
        WrongState: it is not sealed yet, or was sent before.
    """
    row = session.get(BidRow, bid, with_for_update=True, populate_existing=True)
    if row is None or _about(row) != about:
        raise NotFound(f"bid {bid}")
    if row.state != "sealed":
        raise WrongState("this upload cannot be sent", bid=row.state)
    replaced = _replace(session, about)
    row.state, row.received_at = "received", now
    row.signature = receipt.signed(house(session).settings, row)
    session.flush()
    return Taken(row=row, replaced=replaced)


def told(session: Session, about: About, hash_: Json, now: datetime) -> Taken:
    """A hash stands for the bid where the item asks for no sealed upload.

    Raises:
        Invalid: it asks for one.
        KeyError: there is no hash either.
    """
    if plan_of(session, about.project) is not None:
        raise Invalid(Problem(field="bid", key="missing", text="the sealed bid is missing"))
    if hash_ is None:
        raise KeyError("hash")
    replaced = _replace(session, about)
    row = BidRow(
        id=uuid4().hex,
        project=about.project,
        lot=about.lot,
        pseudonym=about.pseudonym,
        state="received",
        begun_at=now,
        hash=str(hash_),
        received_at=now,
        erased=True,
    )
    session.add(row)
    session.flush()
    return Taken(row=row, replaced=replaced)


def _about(row: BidRow) -> About:
    return About(project=row.project, lot=row.lot, pseudonym=row.pseudonym)


def _replace(session: Session, about: About) -> tuple[str, ...]:
    """Written at once: only one bid of a pseudonym and lot may be received."""
    mine = (
        BidRow.project == about.project,
        BidRow.lot == about.lot,
        BidRow.pseudonym == about.pseudonym,
        BidRow.state == "received",
    )
    found = tuple(session.scalars(select(BidRow.id).where(*mine)))
    session.execute(update(BidRow).where(*mine).values(state="replaced"))
    return found
