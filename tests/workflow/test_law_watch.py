"""Deadlines follow the law and the calendar once somebody enters, confirms or corrects them."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.law.calendar import Day
from engine.law.orders.confirm_calendar_year import ConfirmCalendarYear
from engine.law.orders.confirm_law_row import ConfirmLawRow
from engine.law.orders.correct_calendar_day import CorrectCalendarDay
from engine.vocabulary import Actor, Fact
from engine.worker import LawWatch
from engine.workflow.tables import TimerRow
from tests.workflow.houses import House
from tests.workflow.small import drawn, task
from tests.workflow.spiff.short import catch, line, timer

ANALYST = Actor(id="an-analyst", roles=frozenset({"analyst"}))
GROUNDS: dict[str, Any] = {
    "source": "国办发明电〔2026〕9号",
    "consulted_on": date(2026, 3, 1),
    "reason": "安排已公布",
}
FAR = drawn(line("m", catch("wait", timer('=working_days_after(date("2026-12-30"), 5)'))))
"""Waits for a day of a year that nobody confirmed."""
NEAR = drawn(line("m", task("work", own='sunroad:dueWorkingDays="3"')), agency="work")
"""Due on Thursday of the week in which it begins."""
ARRANGED = tuple(
    Day(day=day, kind="holiday", name="元旦") for day in (date(2027, 1, 1), date(2027, 1, 4))
)


def local(at: datetime | None) -> date | None:
    return at.astimezone(ZoneInfo("Asia/Shanghai")).date() if at else None


@pytest.fixture
def watch(house: House) -> LawWatch:
    """One that has looked before."""
    watching = LawWatch()
    watching.look(house.engine)
    return watching


def test_a_deadline_in_an_unconfirmed_year_is_provisional_until_it_is_confirmed(
    house: House, watch: LawWatch
) -> None:
    project = house.begin(FAR)
    (waiting,) = house.rows(TimerRow, project=project)
    assert (local(waiting.due_at), waiting.provisional) == (date(2027, 1, 7), True)
    house.give(ConfirmCalendarYear(actor=ANALYST, year=2027, days=ARRANGED, **GROUNDS))
    watch.look(house.engine)
    (waiting,) = house.rows(TimerRow, project=project)
    assert (local(waiting.due_at), waiting.provisional) == (date(2027, 1, 8), False)
    (moved,) = house.told(project, Fact.TIMER_MOVED)
    assert str(moved["due"]).startswith("2027-01-07T16")


def test_a_worker_that_was_away_meanwhile_looks_at_what_was_provisional(house: House) -> None:
    project = house.begin(FAR)
    house.give(ConfirmCalendarYear(actor=ANALYST, year=2027, days=ARRANGED, **GROUNDS))
    LawWatch().look(house.engine)
    (waiting,) = house.rows(TimerRow, project=project)
    assert (local(waiting.due_at), waiting.provisional) == (date(2027, 1, 8), False)


def test_a_day_proclaimed_within_a_year_moves_what_is_due_by_it(
    house: House, watch: LawWatch
) -> None:
    project = house.begin(NEAR)
    id_ = house.task(project, "work").id
    assert local(house.row(id_).due_at) == date(2026, 3, 5)
    proclaimed = CorrectCalendarDay(
        actor=ANALYST, day=date(2026, 3, 4), kind="holiday", name="特别假日", **GROUNDS
    )
    house.give(proclaimed)
    watch.look(house.engine)
    assert local(house.row(id_).due_at) == date(2026, 3, 6)
    facts = house.facts(project)
    assert facts[-1].fact == Fact.TIMER_MOVED
    assert facts[-1].actor == "clock"


def test_what_changes_no_rule_wakes_nobody(house: House, watch: LawWatch) -> None:
    project = house.begin(NEAR)
    seen, told = watch.seen, len(house.facts(project))
    house.give(ConfirmLawRow(actor=ANALYST, row="ZTB-01", revision=1, **GROUNDS))
    watch.look(house.engine)
    assert watch.seen == seen
    assert len(house.facts(project)) == told
