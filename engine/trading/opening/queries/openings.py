"""The rows of an opening, for orders and services; pages ask `hall`."""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store.base import Base
from engine.trading.opening.tables import (
    AttendanceRow,
    HandedInRow,
    MinutesSignatureRow,
    OpenedBidRow,
    OpeningObjectionRow,
    OpeningRow,
)

T = TypeVar("T", bound=Base)


def opening_of(session: Session, project: str, lot: str) -> OpeningRow | None:
    """The opening of a lot, once it has begun."""
    rows = select(OpeningRow).where(OpeningRow.project == project, OpeningRow.lot == lot)
    return session.scalars(rows).one_or_none()


def openings_of(session: Session, project: str) -> tuple[OpeningRow, ...]:
    """Those of a project that have begun, by lot."""
    rows = select(OpeningRow).where(OpeningRow.project == project).order_by(OpeningRow.lot)
    return tuple(session.scalars(rows))


def handed_in(session: Session, opening: str) -> tuple[HandedInRow, ...]:
    """Every secret handed in so far."""
    return _all(session, HandedInRow, opening)


def secrets_by_bid(session: Session, opening: str) -> Mapping[str, Mapping[str, HandedInRow]]:
    """Bid → kind → what was handed in."""
    found: dict[str, dict[str, HandedInRow]] = {}
    for row in handed_in(session, opening):
        found.setdefault(row.bid, {})[row.kind] = row
    return found


def opened_bids(session: Session, opening: str) -> tuple[OpenedBidRow, ...]:
    """What was read out, by number."""
    return tuple(sorted(_all(session, OpenedBidRow, opening), key=lambda row: row.number))


def attendance(session: Session, opening: str) -> tuple[AttendanceRow, ...]:
    """Who came, in the order of coming."""
    return tuple(sorted(_all(session, AttendanceRow, opening), key=lambda row: (row.at, row.key)))


def objections(session: Session, opening: str) -> tuple[OpeningObjectionRow, ...]:
    """In the order in which they were raised."""
    found = _all(session, OpeningObjectionRow, opening)
    return tuple(sorted(found, key=lambda row: (row.raised_at, row.id)))


def signatures(session: Session, opening: str) -> tuple[MinutesSignatureRow, ...]:
    """Of the minutes, in the order of signing."""
    found = _all(session, MinutesSignatureRow, opening)
    return tuple(sorted(found, key=lambda row: (row.at, row.key)))


def _all(session: Session, table: type[T], opening: str) -> tuple[T, ...]:
    return tuple(session.scalars(select(table).filter_by(opening=opening)))
