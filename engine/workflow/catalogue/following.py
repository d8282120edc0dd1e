"""Cities' items follow a new revision of the province's, unless they contradict it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import Problem
from engine.workflow.catalogue import deriving
from engine.workflow.catalogue.item import Item
from engine.workflow.catalogue.reading import derived_from, items, newest


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A city's item that stayed behind; without problems its keeper has only to confirm it."""

    item: Item
    base: Item
    problems: tuple[Problem, ...]


def followers(session: Session, base: Item, now: datetime) -> Iterator[Item]:
    """The revision that each derived item gets, where it agrees with the province's new one."""
    for item in derived_from(session, base.code):
        if _behind(item, base, now) and not deriving.problems(base, item.own_parameters):
            yield deriving.derived(
                base,
                item.region,
                item.own_parameters,
                begins=max(base.effective_from, item.effective_from),
                by=base.kept_by or "",
                at=now,
                reason=f"随省目录第 {base.revision} 次修订",
            )


def conflicts(session: Session, now: datetime) -> tuple[Conflict, ...]:
    """Every city's item that lasts and does not follow the province's newest revision."""
    codes = sorted({item.base for item in items(session, now) if item.base})
    return tuple(
        Conflict(item=item, base=base, problems=deriving.problems(base, item.own_parameters))
        for base in (newest(session, code) for code in codes)
        for item in derived_from(session, base.code)
        if _behind(item, base, now)
    )


def _behind(item: Item, base: Item, now: datetime) -> bool:
    return item.base_revision != base.revision and item.status(now) != "ended"
