"""Finds the revision of an item that counts: at a moment, in a region, or by its number."""

from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from engine.errors import NotFound, NotInForce
from engine.workflow.catalogue import scope
from engine.workflow.catalogue.item import Item, of_row
from engine.workflow.tables import ItemRow


def at(session: Session, code: str, moment: datetime) -> Item | None:
    """The revision in force at a moment, or None."""
    row = session.scalars(_in_force(moment).where(ItemRow.code == code)).first()
    return of_row(row) if row else None


def current(session: Session, code: str, now: datetime) -> Item:
    """The revision of an item that is in force now.

    Raises:
        NotFound: no such item.
        NotInForce: it is not in force yet, or no longer; says from when or since when.
    """
    item = at(session, code, now)
    if item is not None:
        return item
    known = newest(session, code)
    begins = known.effective_from.isoformat() if known.status(now) == "scheduled" else None
    ended = known.effective_to.isoformat() if begins is None and known.effective_to else None
    raise NotInForce(code, item=code, begins=begins, ended=ended)


def applicable(session: Session, code: str, region: str, now: datetime) -> Item:
    """What counts for a project of a region: its city's own item, else the province's.

    `code` may be that of either, as a re-tender brings it. A city's item that has not followed
    the province's newest revision does not count.

    Raises:
        NotFound, NotInForce: as `current`.
    """
    base = current(session, newest(session, code).base or code, now)
    own = (
        _in_force(now)
        .where(ItemRow.base == base.code, ItemRow.base_revision == base.revision)
        .where(ItemRow.region == scope.city_of(region))
    )
    row = session.scalars(own).first()
    return of_row(row) if row else base


def items(session: Session, now: datetime) -> tuple[Item, ...]:
    """Every item in force, newest revision of each, by code."""
    found: dict[str, Item] = {}
    for row in session.scalars(_in_force(now)):
        found.setdefault(row.code, of_row(row))
    return tuple(found[code] for code in sorted(found))


def newest(session: Session, code: str) -> Item:
    """The revision with the highest number, in force or not.

    Raises:
        NotFound: no such item.
    """
    known = revisions(session, code)
    if not known:
        raise NotFound(f"catalogue item {code}")
    return known[0]


def revisions(session: Session, code: str) -> tuple[Item, ...]:
    """All revisions of an item, the newest first."""
    rows = select(ItemRow).where(ItemRow.code == code).order_by(ItemRow.revision.desc())
    return tuple(of_row(row) for row in session.scalars(rows))


def derived_from(session: Session, code: str) -> tuple[Item, ...]:
    """The newest revision of every item that a city derived from this one, by region."""
    found: dict[str, Item] = {}
    rows = select(ItemRow).where(ItemRow.base == code).order_by(ItemRow.revision.desc())
    for row in session.scalars(rows):
        found.setdefault(row.code, of_row(row))
    return tuple(sorted(found.values(), key=lambda item: item.region))


def revision(session: Session, code: str, number: int) -> Item:
    """The revision a project started with."""
    row = session.get(ItemRow, (code, number))
    if row is None:
        raise NotFound(f"catalogue item {code} revision {number}")
    return of_row(row)


def _in_force(now: datetime) -> Select[tuple[ItemRow]]:
    return (
        select(ItemRow)
        .where(ItemRow.effective_from <= now)
        .where(or_(ItemRow.effective_to.is_(None), ItemRow.effective_to > now))
        .order_by(ItemRow.revision.desc())
    )
