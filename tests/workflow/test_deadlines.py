"""Due times follow the case file; each move is a fact; what is due fires, once."""

from datetime import datetime, timedelta

from engine import worker
from engine.vocabulary import Fact
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.prioritise_task import PrioritiseTask
from engine.workflow.queries.due_projects import due_projects, next_due
from engine.workflow.tables import IncidentRow, TimerRow
from tests.workflow.houses import START, House
from tests.workflow.small import drawn, due, task
from tests.workflow.spiff.short import boundary, gateway, line, path, timer

OPENING = drawn(
    line("m", task("clarify"), task("finish"))
    + boundary("opening", "clarify", timer("=date and time(deadline)"), stop=False)
    + task("open_bids")
    + path("opening", "open_bids"),
    agency="clarify finish opening open_bids",
)
"""An opening at the moment that the case file names."""


def shanghai(day: int, hour: int = 9) -> str:
    return f"2026-03-{day:02}T{hour:02}:00:00+08:00"


def daily() -> bytes:
    """A task that starts anew each day, beside a task due three days after it was entered."""
    body = (
        '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
        + gateway("exclusive", "again")
        + task("day")
        + task("reply", ext=due("=duration(&quot;P3D&quot;)"))
        + boundary(
            "late", "reply", timer("=now() + duration(&quot;P3D&quot;)".replace("&quot;", '"'))
        )
        + task("escalate")
        + path("s", "fork", "again", "day", "again")
        + path("fork", "reply", "e")
        + path("late", "escalate", "e")
    )
    return drawn(body, agency="day reply late escalate again")


def test_a_clarification_moves_the_deadline_and_the_old_date_does_not_fire(house: House) -> None:
    body = (
        '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
        + gateway("exclusive", "again")
        + task("clarify")
        + task("wait")
        + boundary("opening", "wait", timer("=date and time(deadline)"))
        + task("open_bids")
        + path("s", "fork", "again", "clarify", "again")
        + path("fork", "wait", "e")
        + path("opening", "open_bids", "e")
    )
    project = house.begin(
        drawn(body, agency="clarify wait opening open_bids again"), deadline=shanghai(5)
    )
    house.complete(project, "clarify", {"deadline": shanghai(20)})
    (moved,) = house.told(project, Fact.TIMER_MOVED)
    was, now = (datetime.fromisoformat(str(moved[name])) for name in ("was", "due"))
    assert (was, now) == tuple(map(datetime.fromisoformat, (shanghai(5), shanghai(20))))
    (row,) = house.rows(TimerRow)
    assert row.due_at == now
    house.passes(days=10)
    assert "open_bids" not in house.open(project)
    assert house.told(project, Fact.TIMER_FIRED) == []
    house.passes(days=8)
    assert "open_bids" in house.open(project)
    assert len(house.told(project, Fact.TIMER_FIRED)) == 1


def test_a_deadline_moved_into_the_past_fires_at_once(small_house: House) -> None:
    project = small_house.begin(OPENING, deadline=shanghai(20))
    small_house.passes(days=3)
    small_house.complete(project, "clarify", {"deadline": shanghai(3)})
    assert small_house.open(project) == ["finish"], "its activity ended in the same order"


def test_what_fired_is_not_undone(small_house: House) -> None:
    project = small_house.begin(OPENING, deadline=shanghai(4))
    small_house.passes(days=3)
    assert small_house.open(project) == ["clarify", "open_bids"]
    small_house.complete(project, "open_bids", {"deadline": shanghai(20)})
    small_house.passes(days=30)
    assert len(small_house.told(project, Fact.TIMER_FIRED)) == 1


def test_a_deadline_recomputed_daily_does_not_slide(house: House) -> None:
    project = house.begin(daily())
    expected = house.now + timedelta(days=3)
    entered = house.rows(TimerRow)[0].due_at
    assert abs(entered - expected) < timedelta(seconds=30)
    task_due = house.row(house.task(project, "reply").id).due_at
    for _ in range(2):
        house.passes(days=1)
        house.complete(project, "day", {"note": "x"})
        assert house.rows(TimerRow)[0].due_at == entered
        assert house.row(house.task(project, "reply").id).due_at == task_due
    assert house.told(project, Fact.TIMER_MOVED) == []
    house.passes(days=1, minutes=1)
    assert "escalate" in house.open(project)


def test_due_now_fires(small_house: House) -> None:
    project = small_house.begin(OPENING, deadline=shanghai(4))
    small_house.passes(seconds=(START.replace(day=4) - small_house.now).total_seconds() - 60)
    assert "open_bids" not in small_house.open(project)
    small_house.passes(seconds=(START.replace(day=4) - small_house.now).total_seconds())
    assert "open_bids" in small_house.open(project)


def test_an_expression_gone_invalid_keeps_the_old_due_time(house: House) -> None:
    body = drawn(
        line("m", task("first"), task("second"))
        + boundary("opening", "first", timer("=date and time(deadline)"), stop=False)
        + task("open_bids")
        + boundary("beside", "first", timer("PT1H", "timeDuration"), stop=False)
        + task("edit")
        + path("opening", "open_bids")
        + path("beside", "edit"),
        agency="first second opening open_bids beside edit",
    )
    project = house.begin(body, deadline=shanghai(6))
    house.passes(hours=2)
    house.complete(project, "edit", {"deadline": "改期待定"})
    (row,) = house.rows(TimerRow, element="opening")
    assert row.due_at == datetime.fromisoformat(shanghai(6))
    (incident,) = house.rows(IncidentRow)
    assert (incident.element, incident.resolved_at) == ("opening", None)
    assert house.told(project, Fact.INCIDENT_RAISED)[0]["element"] == "opening"
    house.passes(days=4)
    assert "open_bids" in house.open(project)


def test_a_naive_moment_means_shanghai(small_house: House) -> None:
    small_house.begin(OPENING, deadline="2026-03-10T09:00:00")
    assert small_house.rows(TimerRow)[0].due_at == datetime.fromisoformat(shanghai(10))


def test_a_cycle_missed_during_downtime_fires_once(house: House) -> None:
    body = (
        line("m", task("work"))
        + boundary("bell", "work", timer("R/P1D", "timeCycle"), stop=False)
        + task("remind")
        + path("bell", "remind")
    )
    project = house.begin(drawn(body, agency="work bell remind"))
    house.passes(days=5, hours=1)
    assert house.open(project).count("remind") == 1
    worker.fire_due(house.engine)
    assert len(house.told(project, Fact.TIMER_FIRED)) == 1
    house.passes(days=1)
    assert len(house.told(project, Fact.TIMER_FIRED)) == 2


def test_the_row_keeps_what_is_the_row_s(small_house: House) -> None:
    """Claim, priority and follow-up survive what the tokens rewrite."""
    body = (
        '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
        + task("edit")
        + task("reply", ext=due("=date and time(deadline)"))
        + path("s", "fork", "edit", "e")
        + path("fork", "reply", "e")
    )
    project = small_house.begin(drawn(body, agency="edit reply"), deadline=shanghai(5))
    id_ = small_house.task(project, "reply").id
    small_house.give(ClaimTask(actor=small_house.agency, task=id_))
    later = START + timedelta(days=9)
    small_house.give(
        PrioritiseTask(actor=small_house.agency, task=id_, priority=80, follow_up_at=later)
    )
    small_house.complete(project, "edit", {"deadline": shanghai(20)})
    row = small_house.row(id_)
    assert row.due_at == datetime.fromisoformat(shanghai(20))
    assert (row.assignee, row.priority, row.follow_up_at) == (small_house.agency.id, 80, later)


def test_due_projects_are_those_with_a_due_timer(house: House) -> None:
    house.publish(OPENING)
    soon, later = house.start({"deadline": shanghai(4)}), house.start({"deadline": shanghai(9)})
    assert house.ask(next_due) == datetime.fromisoformat(shanghai(4))
    assert house.ask(due_projects) == ()
    house.passes(days=3)
    assert house.open(soon) == ["clarify", "open_bids"]
    assert house.open(later) == ["clarify"]


def test_a_statutory_due_time_counts_working_days(small_house: House) -> None:
    own = 'sunroad:dueWorkingDays="3"'
    project = small_house.begin(drawn(line("m", task("work", own=own)), agency="work"))
    row = small_house.row(small_house.task(project, "work").id)
    assert row.due_at is not None
    assert row.due_at.astimezone().date() >= datetime(2026, 3, 5).date()  # noqa: DTZ001
