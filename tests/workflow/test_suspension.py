"""A suspension adds its length to what is relative, and never moves a moment that was named."""

from datetime import timedelta

import pytest

from engine import worker
from engine.errors import Invalid, WrongState
from engine.vocabulary import Fact
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.tables import TimerRow
from tests.workflow.houses import House
from tests.workflow.small import drawn, due, task
from tests.workflow.spiff.short import boundary, line, path, timer

BOTH = drawn(
    line("m", task("work", ext=due("=duration(&quot;P10D&quot;)")))
    + boundary("relative", "work", timer("P5D", "timeDuration"), stop=False)
    + boundary("named", "work", timer("=date and time(deadline)"), stop=False)
    + task("remind")
    + task("open_bids")
    + path("relative", "remind")
    + path("named", "open_bids"),
    agency="work relative named remind open_bids",
)
DEADLINE = "2026-03-12T09:00:00+08:00"


@pytest.fixture
def project(house: House) -> str:
    return house.begin(BOTH, deadline=DEADLINE)


def due_of(house: House, element: str) -> object:
    return house.rows(TimerRow, element=element)[0].due_at


def suspend(house: House, project: str) -> None:
    supervisor = house.actor("supervisor.nanjing")
    house.give(SuspendProject(actor=supervisor, project=project, reason="核查"))


def resume(house: House, project: str, **dates: str) -> None:
    supervisor = house.actor("supervisor.nanjing")
    house.give(ResumeProject(actor=supervisor, project=project, reason="查毕", dates=dates))


def test_its_length_is_added_to_relative_timers_only(house: House, project: str) -> None:
    relative, named = due_of(house, "relative"), due_of(house, "named")
    work = house.row(house.task(project, "work").id).due_at
    assert work is not None
    suspend(house, project)
    house.passes(days=3)
    resume(house, project)
    second = timedelta(seconds=30)
    assert abs(due_of(house, "relative") - relative - timedelta(days=3)) < second  # type: ignore[operator]
    assert due_of(house, "named") == named
    after = house.row(house.task(project, "work").id).due_at
    assert after is not None
    assert abs(after - work - timedelta(days=3)) < second
    moved = [fact["element"] for fact in house.told(project, Fact.TIMER_MOVED)]
    assert sorted(moved) == ["relative", "work"]


def test_two_suspensions_add_up(small_house: House) -> None:
    project = small_house.begin(BOTH, deadline="2026-05-12T09:00:00+08:00")
    before = due_of(small_house, "relative")
    for days in (2, 4):
        suspend(small_house, project)
        small_house.passes(days=days)
        resume(small_house, project)
    after = due_of(small_house, "relative")
    assert abs(after - before - timedelta(days=6)) < timedelta(seconds=30)  # type: ignore[operator]


def test_nothing_fires_meanwhile(house: House, project: str) -> None:
    suspend(house, project)
    assert house.passes(days=20) == 0
    assert worker.fire_due(house.engine) == 0
    assert house.open(project) == ["work"]
    assert house.told(project, Fact.TIMER_FIRED) == []


def test_resuming_past_a_named_moment_needs_a_newly_published_date(
    house: House, project: str
) -> None:
    suspend(house, project)
    house.passes(days=20)
    with house.refusing(WrongState) as refused:
        resume(house, project)
    assert refused.value.where["element"] == "named"
    assert "deadline" in str(refused.value.where["variable"])
    with house.refusing(Invalid):
        resume(house, project, deadline="2026-03-13T09:00:00+08:00")
    resume(house, project, deadline="2026-05-06T09:00:00+08:00")
    assert house.inside(project).case["deadline"] == "2026-05-06T09:00:00+08:00"
    assert house.told(project, Fact.PROJECT_RESUMED)[0]["dates"] == {
        "deadline": "2026-05-06T09:00:00+08:00"
    }
    assert "open_bids" not in house.open(project)
    house.passes(days=60)
    assert "open_bids" in house.open(project)
