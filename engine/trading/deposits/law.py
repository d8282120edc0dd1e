"""Rows of the law as deposits need them: the row itself, and the last moment it allows."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem
from engine.law import counting
from engine.law.rows import LawRow
from engine.workflow import clock
from engine.workflow.house import Law
from engine.workflow.queries.answering import house


def row_of(session: Session, rule: str, on: date) -> LawRow:
    """
    Raises:
        Invalid: the law has no such row on that day.
    """
    row = _law(session).book.row(rule, on)
    if row is None:
        text = f"no row {rule} of the law is in force"
        raise Invalid(Problem(field="rule", key="no_law_row", text=text))
    return row


def latest(session: Session, rule: str, since: datetime) -> datetime | None:
    """The last moment a row allows, counted from an event; None where it is no period."""
    row = row_of(session, rule, since.date())
    if row.period is None or row.op == ">=":
        return None
    return counting.latest_end(row.period, since, _law(session).calendar)


def _law(session: Session) -> Law:
    return house(session).law(session, clock.read(session).law_revision)
