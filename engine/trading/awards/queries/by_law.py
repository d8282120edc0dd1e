"""Periods and limits of the law, as services need them at a moment."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.law import counting
from engine.law.calendar import local_day
from engine.law.citation import cite
from engine.law.rows import LawRow
from engine.workflow import clock
from engine.workflow.house import Law
from engine.workflow.queries.answering import house


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """The last day of a maximum period, and the article that sets it."""

    day: date
    law: str


def earliest(session: Session, rule: str, start: datetime) -> datetime:
    """The first moment after a minimum period that began at `start`.

    Raises:
        NotFound: no such row, or it is no period.
    """
    law, row = _row(session, rule, start)
    if row.period is None:
        raise NotFound(f"{rule} is no period")
    return counting.earliest_end(row.period, start, law.calendar)


def latest(session: Session, rule: str, start: date) -> Deadline:
    """Raises NotFound: no such row, or it is no period."""
    law, row = _row(session, rule, start)
    if row.period is None:
        raise NotFound(f"{rule} is no period")
    end = counting.latest_end(row.period, start, law.calendar)
    return Deadline(day=local_day(end), law=cite(row))


def most(session: Session, rule: str, on: datetime) -> int:
    """The number that a row allows at most. Raises NotFound: no such row, or it is no number."""
    _, row = _row(session, rule, on)
    if row.quantity is None:
        raise NotFound(f"{rule} is no number")
    return int(row.quantity)


def cited(session: Session, rule: str, on: datetime) -> str:
    """《…》第…条, with its mark. Raises NotFound: no such row."""
    return cite(_row(session, rule, on)[1])


def _row(session: Session, rule: str, on: date) -> tuple[Law, LawRow]:
    law = house(session).law(session, clock.read(session).law_revision)
    row = law.book.row(rule, local_day(on))
    if row is None:
        raise NotFound(f"no statutory row {rule}")
    return law, row
