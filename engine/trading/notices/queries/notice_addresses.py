"""Every notice by its id, oldest first, in parts that search engines take."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from engine.trading.notices.tables import NoticeRow

PART = 50_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    id: str
    published_at: datetime


def address_parts(session: Session, size: int = PART) -> tuple[Address, ...]:
    """The first notice of each part; a part that is full never changes again."""
    key = (NoticeRow.published_at, NoticeRow.id)
    number = (func.row_number().over(order_by=key) - 1).label("number")
    numbered = select(NoticeRow.id, NoticeRow.published_at, number).subquery()
    first = (
        select(numbered.c.id, numbered.c.published_at)
        .where(numbered.c.number % size == 0)
        .order_by(numbered.c.number)
    )
    return tuple(Address(id=id_, published_at=at) for id_, at in session.execute(first))


def addresses(session: Session, first: Address, size: int = PART) -> tuple[Address, ...]:
    """The notices of the part that begins with `first`."""
    key = tuple_(NoticeRow.published_at, NoticeRow.id)
    rows = (
        select(NoticeRow.id, NoticeRow.published_at)
        .where(key >= (first.published_at, first.id))
        .order_by(NoticeRow.published_at, NoticeRow.id)
        .limit(size)
    )
    return tuple(Address(id=id_, published_at=at) for id_, at in session.execute(rows))
