"""Correct one day of the calendar, as when a holiday is proclaimed in the middle of a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.errors import Invalid, Problem
from engine.law import desk, grounds
from engine.law.calendar import YEARS, Day, Kind
from engine.law.day_rules import day_problems
from engine.law.desk import Work
from engine.law.grounds import Grounded
from engine.law.tables import CalendarDayRow, CalendarYearRow
from engine.vocabulary import Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectCalendarDay(Grounded):
    """`kind`: holiday, makeup (a weekend day worked in exchange) or ordinary (plain after all)."""

    day: date
    kind: Kind
    name: str = ""


def handle(order: CorrectCalendarDay, work: Work) -> None:
    """Raises NotAllowed, Invalid (grounds, day, kind or name)."""
    desk.require_keeper(order.actor)
    if problems := tuple(_problems(order, work)):
        raise Invalid(*problems)
    was = work.session.get(CalendarDayRow, order.day)
    was_kind = was.kind if was else "ordinary"
    _know_year(order, work)
    work.session.merge(
        CalendarDayRow(
            day=order.day,
            year=order.day.year,
            kind=order.kind,
            name=order.name.strip(),
            corrected_by=work.actor.id,
        )
    )
    desk.changed(work.session)
    work.record(
        Fact.CALENDAR_DAY_CORRECTED,
        chain=desk.CHAIN,
        row=f"calendar:{order.day}",
        was=was_kind,
        kind=order.kind,
        **grounds.told(order),
    )


def _problems(order: CorrectCalendarDay, work: Work) -> Iterator[Problem]:
    yield from grounds.problems(order, work.now)
    if order.day.year not in YEARS:
        text = f"a year from {YEARS.start} to {YEARS.stop - 1}"
        yield Problem(field="day", key="no_such_year", text=text)
    yield from day_problems(Day(day=order.day, kind=order.kind, name=order.name), field="kind")


def _know_year(order: CorrectCalendarDay, work: Work) -> None:
    """A day of a year nobody entered yet opens that year, provisional."""
    if work.session.get(CalendarYearRow, order.day.year) is None:
        year = CalendarYearRow(
            year=order.day.year, status="provisional", source=order.source.strip()
        )
        work.session.add(year)
        work.session.flush()
