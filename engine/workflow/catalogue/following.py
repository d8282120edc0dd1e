"""Cities' items follow a new revision of the province's, unless they contradict it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import Problem
from engine.workflow.catalogue import dates, deriving
from engine.workflow.catalogue.item import Item
from engine.workflow.catalogue.reading import derived_from, items, newest, revisions


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A city's item that stayed behind; without problems its keeper has only to confirm it."""

    item: Item
    base: Item
    problems: tuple[Problem, ...]


def followers(session: Session, base: Item, now: datetime) -> Iterator[Item]:
    """The revision that each derived item gets, where it agrees with the province's new one."""
    for item in _all_behind(session, base, now):
        if not _problems(session, base, item, now):
            yield _following(base, item, now)


def staying(session: Session, base: Item, now: datetime) -> tuple[Item, ...]:
    """Derived items that contradict the province's new one and so do not follow."""
    behind = _all_behind(session, base, now)
    return tuple(item for item in behind if _problems(session, base, item, now))


def conflicts(session: Session, now: datetime) -> tuple[Conflict, ...]:
    """Every city's item that lasts and does not follow the province's newest revision."""
    codes = sorted({item.base for item in items(session, now) if item.base})
    return tuple(
        Conflict(item=item, base=base, problems=_problems(session, base, item, now))
        for base in (newest(session, code) for code in codes)
        for item in _all_behind(session, base, now)
    )


def _all_behind(session: Session, base: Item, now: datetime) -> tuple[Item, ...]:
    return tuple(
        item
        for item in derived_from(session, base.code)
        if item.base_revision != base.revision and item.status(now) != "ended"
    )


def _problems(session: Session, base: Item, item: Item, now: datetime) -> tuple[Problem, ...]:
    """Parameters that contradict, and dates: an item with an end of its own is not taken over."""
    clash = dates.clash(revisions(session, item.code), _following(base, item, now))
    return (*deriving.problems(base, item.own_parameters), *([clash] if clash else []))


def _following(base: Item, item: Item, now: datetime) -> Item:
    return deriving.derived(
        base,
        item.region,
        item.own_parameters,
        begins=max(base.effective_from, item.effective_from),
        by=base.kept_by or "",
        at=now,
        reason=f"随省目录第 {base.revision} 次修订",
    )
