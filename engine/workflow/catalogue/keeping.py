"""Keeps a new revision of an item."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.workflow.catalogue import dates
from engine.workflow.catalogue.item import Item, of_row
from engine.workflow.tables import ItemRow


def store(session: Session, item: Item) -> int:
    """Keep a new revision unless the newest says the same; returns its number.

    Raises:
        Invalid: its dates overlap those of another revision.
    """
    rows = prepared(session, item)
    session.add_all(rows)
    session.flush()
    return rows[-1].revision


def prepared(session: Session, item: Item) -> tuple[ItemRow, ...]:
    """The rows that keeping it changes; the last one is the item's. Raises as `store`."""
    known = list(
        session.scalars(
            select(ItemRow).where(ItemRow.code == item.code).order_by(ItemRow.revision.desc())
        )
    )
    if known and _same(of_row(known[0]), item):
        return (known[0],)
    closed = dates.close(known, item)
    return (*closed, _row(item, known[0].revision + 1 if known else 1))


def _row(item: Item, number: int) -> ItemRow:
    return ItemRow(
        code=item.code,
        revision=number,
        trading_type=item.trading_type,
        version=item.version,
        region=item.region,
        content=item.content,
        effective_from=item.effective_from,
        effective_to=item.effective_to,
        base=item.base,
        base_revision=item.base_revision,
        kept_by=item.kept_by,
        kept_at=item.kept_at,
        reason=item.reason,
    )


def _same(one: Item, other: Item) -> bool:
    return one.effective_to is None and _told(one) == _told(other)


def _told(item: Item) -> tuple[object, ...]:
    return item.version, item.content, item.region, item.base, item.base_revision
