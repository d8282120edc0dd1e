"""The State Council's arrangement of a year is out: from now on its working days are certain."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, select

from engine.errors import Invalid, Problem
from engine.law import desk, grounds
from engine.law.calendar import YEARS, Day
from engine.law.day_rules import day_problems
from engine.law.desk import Work
from engine.law.grounds import Grounded
from engine.law.tables import CalendarDayRow, CalendarYearRow
from engine.vocabulary import Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmCalendarYear(Grounded):
    """`days` replace all days of the year; without any, the year is confirmed as it stands."""

    year: int
    days: tuple[Day, ...] = ()


def handle(order: ConfirmCalendarYear, work: Work) -> None:
    """Raises NotAllowed, Invalid (grounds, year or days)."""
    desk.require_keeper(order.actor)
    if problems := tuple(_problems(order, work)):
        raise Invalid(*problems)
    _confirm(order, work)
    if order.days:
        _replace_days(order, work)
    desk.changed(work.session)
    work.record(
        Fact.CALENDAR_YEAR_CONFIRMED,
        chain=desk.CHAIN,
        year=order.year,
        days=len(order.days),
        **grounds.told(order),
    )


def _problems(order: ConfirmCalendarYear, work: Work) -> Iterator[Problem]:
    yield from grounds.problems(order, work.now)
    if order.year not in YEARS:
        text = f"a year from {YEARS.start} to {YEARS.stop - 1}"
        yield Problem(field="year", key="no_such_year", text=text)
    yield from _days_problems(order)
    if not (order.days or _has_days(order, work)):
        text = f"no holiday of {order.year} is known; give its days"
        yield Problem(field="days", key="required", text=text)


def _days_problems(order: ConfirmCalendarYear) -> Iterator[Problem]:
    for day in order.days:
        yield from day_problems(day, field="days")
        if day.day.year != order.year:
            yield Problem(field="days", key="other_year", text=f"{day.day} is not in {order.year}")
    for twice, times in Counter(day.day for day in order.days).items():
        if times > 1:
            yield Problem(field="days", key="twice", text=f"{twice} is given twice")


def _has_days(order: ConfirmCalendarYear, work: Work) -> bool:
    days = select(CalendarDayRow.day).where(CalendarDayRow.year == order.year)
    return work.session.scalars(days.limit(1)).first() is not None


def _confirm(order: ConfirmCalendarYear, work: Work) -> None:
    year = CalendarYearRow(
        year=order.year,
        status="confirmed",
        source=order.source.strip(),
        confirmed_by=work.actor.id,
        confirmed_at=work.now,
    )
    work.session.merge(year)
    work.session.flush()


def _replace_days(order: ConfirmCalendarYear, work: Work) -> None:
    work.session.execute(delete(CalendarDayRow).where(CalendarDayRow.year == order.year))
    work.session.add_all(
        CalendarDayRow(
            day=day.day,
            year=order.year,
            kind=day.kind,
            name=day.name,
            corrected_by=work.actor.id,
        )
        for day in order.days
    )
