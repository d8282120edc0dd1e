"""Timers follow the case file; entry time and now() stay those of the entry."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    House,
    boundary,
    call,
    catch,
    diagram,
    event_sub,
    fork,
    line,
    path,
    timer,
    user,
)

OPENING = "2026-03-10T10:00:00@Asia/Shanghai"


def _follows(project: Make) -> tuple[object, ...]:
    body = fork(
        "bids",
        "amend",
        then=call("bids", "lot", loop=("=lots", "lot", "offers", "=offer"))
        + user("amend")
        + user("opening")
        + user("reminded")
        + boundary("closes", "bids", timer('=date and time(opening_at) - duration("PT1H")'))
        + boundary("reminder", "bids", timer("=now() + duration(remind_after)"), stop=False)
        + path("bids", "e")
        + path("amend", "e")
        + path("closes", "opening", "e")
        + path("reminder", "reminded", "e"),
    )
    p = project(
        diagram(body),
        diagram(line("l", user("offer")), "lot"),
        lots=[1, 2],
        opening_at=OPENING,
        remind_after="P9D",
    )
    return (p,)


def test_due_times_follow_the_case_file_and_count_from_the_entry(project: Make) -> None:
    (p,) = _follows(project)
    assert p.due == {"closes": "03-10T09:00", "reminder": "03-11T09:00"}
    p.do(days=5)
    p.complete("amend", opening_at="2026-03-20T10:00:00@Asia/Shanghai", remind_after="P7D")
    assert p.due == {"closes": "03-20T09:00", "reminder": "03-09T09:00"}
    assert ("timer_moved", "closes") in p.kinds("timer_moved")
    p.do(days=3.5)
    assert p.open == ["offer", "offer", "reminded"]
    assert list(p.due) == ["closes"]
    p.complete("offer", {"lot": 2}, offer=5)
    p.write(opening_at="soon")
    assert p.kinds("incident") == [("incident", "closes")]
    assert p.due["closes"] == "03-20T09:00"
    p.write(opening_at=OPENING)
    assert p.open == ["opening", "reminded"]
    p.complete("opening")
    p.complete("reminded")
    assert p.flow.finished


def test_a_bad_expression_is_reported_once(project: Make) -> None:
    p = project(diagram(line("m", catch("wait", timer("=date and time(at)")))), at="soon")
    p.do(days=1)
    p.do(days=1)
    assert p.kinds("incident") == [("incident", "wait")]
    assert p.due == {"wait": None}
    p.write(at="2026-03-01T10:00:00+08:00")
    assert p.flow.finished


def test_recomputing_every_day_does_not_slide_a_relative_timer(project: Make) -> None:
    p = project(diagram(line("m", catch("wait", timer("P10D", "timeDuration")))))
    for _ in range(9):
        p.do(days=1)
        assert p.due == {"wait": "03-12T09:00"}
    p.do(days=1)
    assert p.flow.finished


@pytest.mark.parametrize(
    ("text", "form", "relative"),
    [
        ("P3D", "timeDuration", True),
        ('=duration("P3D")', "timeDuration", True),
        ('=now() + duration("P3D")', "timeDate", True),
        ("=date and time(at)", "timeDate", False),
        ("2026-03-10T10:00:00+08:00", "timeDate", False),
        ('=if at != null then date and time(at) else now() + duration("P1D")', "timeDate", False),
    ],
)
def test_a_timer_knows_whether_it_names_a_moment(
    project: Make, text: str, form: str, relative: bool
) -> None:
    p = project(diagram(line("m", catch("wait", timer(text, form)))), at=OPENING)
    assert [t.names_moment for t in p.flow.timers()] == [not relative]


def test_a_month_after_the_last_of_january_is_the_last_of_february(project: Make) -> None:
    house = House()
    house.now = datetime(2026, 1, 31, 1, tzinfo=UTC)
    wait = catch("wait", timer("P1M", "timeDuration"))
    p = project(diagram(line("m", wait)), house=house)
    assert p.due == {"wait": "02-28T09:00"}


def test_a_date_means_its_first_moment_in_shanghai(project: Make) -> None:
    p = project(diagram(line("m", catch("wait", timer("=date(day)")))), day="2026-03-10")
    assert p.due == {"wait": "03-10T00:00"}


def test_due_now_fires(project: Make) -> None:
    p = project(diagram(line("m", catch("wait", timer("=date and time(at)")))), at=OPENING)
    p.house.now = datetime(2026, 3, 10, 2, tzinfo=UTC)
    p.do()
    assert p.flow.finished
    assert p.kinds("timer_fired") == [("timer_fired", "wait")]


def _cycle(project: Make, text: str, house: House | None = None, **case: object) -> object:
    body = (
        line("m", user("work"))
        + user("remind")
        + boundary("tick", "work", timer(text, "timeCycle"), stop=False)
        + path("tick", "remind")
    )
    return project(diagram(body), house=house, **case)


def test_a_cycle_fires_as_often_as_it_says(project: Make) -> None:
    p = _cycle(project, "R3/P1D")
    for count in (1, 2, 3, 3):
        p.do(days=1)
        assert p.open.count("remind") == count
    assert p.due == {}


def test_a_cycle_missed_in_downtime_fires_once_and_keeps_its_beat(project: Make) -> None:
    p = _cycle(project, "R/P1D")
    p.do(days=5.5)
    assert p.open.count("remind") == 1
    assert p.due == {"tick": "03-08T09:00"}


def test_a_monthly_cycle_is_true_to_the_calendar(project: Make) -> None:
    house = House()
    house.now = datetime(2026, 1, 31, 1, tzinfo=UTC)
    p = _cycle(project, "R/P1M", house)
    seen = []
    for _ in range(3):
        seen.append(p.due["tick"])
        p.do(days=31)
    assert seen == ["02-28T09:00", "03-31T09:00", "04-30T09:00"]


def test_only_the_running_cycle_follows_a_change(project: Make) -> None:
    p = _cycle(project, '="R/" + step', step="P2D")
    p.do(days=2)
    assert p.due == {"tick": "03-06T09:00"}
    p.write(step="P3D")
    assert p.due == {"tick": "03-07T09:00"}
    assert p.open.count("remind") == 1


def test_a_cycle_with_a_start_begins_there(project: Make) -> None:
    p = _cycle(project, "R2/2026-03-05T09:00:00+08:00/P1D")
    assert p.due == {"tick": "03-05T09:00"}
    p.do(days=3)
    assert p.due == {"tick": "03-06T09:00"}
    p.do(days=1)
    assert p.due == {}


def test_a_duration_boundary_that_does_not_interrupt_fires_once(project: Make) -> None:
    body = (
        line("m", user("work"))
        + user("remind")
        + boundary("tick", "work", timer("P1D", "timeDuration"), stop=False)
        + path("tick", "remind")
    )
    p = project(diagram(body))
    p.do(days=1)
    p.do(days=1)
    assert p.open == ["remind", "work"]
    assert p.due == {}


def test_a_timer_starts_an_event_sub_process_counted_from_the_scope(project: Make) -> None:
    late = event_sub("late", line("l", user("explain")), timer("P2D", "timeDuration"), stop=False)
    p = project(diagram(line("m", user("work")) + late))
    assert p.due == {"ls": "03-04T09:00"}
    p.do(days=2)
    assert p.open == ["explain", "work"]
    p.complete("work")
    p.complete("explain")
    assert p.flow.finished


def test_a_task_is_due_by_its_schedule_and_follows_the_case(project: Make) -> None:
    schedule = '<zeebe:taskSchedule dueDate="=date and time(at)" followUpDate="P1D"/>'
    p = project(diagram(line("m", user("work", ext=schedule))), at=OPENING)
    task = p.task("work")
    assert task.due_at == datetime(2026, 3, 10, 2, tzinfo=UTC)
    assert task.follow_up_at == p.house.now + timedelta(days=1)
    p.write(at="2026-03-12T10:00:00+08:00")
    assert p.task("work").due_at == datetime(2026, 3, 12, 2, tzinfo=UTC)


def test_a_task_is_due_by_law(project: Make) -> None:
    house = House()
    house.functions = {
        "due_by_rule": lambda rule, start: start + timedelta(days={"ZTB-08": 30}[rule]),
        "working_days_after": lambda start, n: start + timedelta(days=int(n) + 2),
    }
    tasks = (
        user("lawful", attrs='sunroad:rule="ZTB-08"'),
        user("working", attrs='sunroad:dueWorkingDays="3"'),
        user("promised", attrs='sunroad:dueWorkingDays="=parameters.receipt_days"'),
    )
    promises = {"receipt_days": 1}
    p = project(diagram(line("m", *tasks)), house=house, parameters=promises)
    assert p.task("lawful").due_at == house.now + timedelta(days=30)
    assert p.task("lawful").rule == "ZTB-08"
    p.complete("lawful")
    assert p.task("working").due_at == house.now + timedelta(days=5)
    p.complete("working")
    assert p.task("promised").due_at == house.now + timedelta(days=3)


def test_a_cycle_gone_invalid_fires_at_its_old_time(project: Make) -> None:
    p = _cycle(project, '="R/" + step', step="P2D")
    p.write(step=5)
    assert p.due == {"tick": "03-04T09:00"}
    p.do(days=2)
    assert p.open.count("remind") == 1
    assert p.due == {"tick": None}
    p.write(step="P3D")
    assert p.due == {"tick": "03-07T09:00"}
