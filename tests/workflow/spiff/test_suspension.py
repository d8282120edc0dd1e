"""Suspension: of the whole flow, and of the scope around an element that says so."""

from datetime import UTC, datetime

import pytest

from engine.errors import WrongState
from tests.workflow.spiff.conftest import Make
from tests.workflow.spiff.short import (
    House,
    Project,
    boundary,
    call,
    catch,
    diagram,
    event_sub,
    fork,
    line,
    message,
    on,
    path,
    script,
    sub,
    timer,
    user,
)

MARCH_10 = "2026-03-10T10:00:00+08:00"
MARCH_20 = "2026-03-20T10:00:00+08:00"


def _suspended(project: Make, **case: object) -> Project:
    body = fork(
        "work",
        "wait",
        then=user("work")
        + catch("wait", timer("P10D", "timeDuration"))
        + user("waited")
        + path("work", "e")
        + path("wait", "waited", "e"),
    )
    p = project(diagram(body), **case)
    p.do(days=2)
    p.do(lambda flow: flow.suspend())
    return p


def test_nothing_fires_and_no_task_completes_while_suspended(project: Make) -> None:
    p = _suspended(project)
    assert [t.frozen for t in p.flow.tasks()] == [True]
    assert [t.frozen for t in p.flow.timers()] == [True]
    p.do(days=30)
    assert p.due == {"wait": "03-12T09:00"}
    with pytest.raises(WrongState):
        p.complete("work")
    with pytest.raises(WrongState):
        p.do(lambda flow: flow.suspend())


def test_a_relative_timer_gets_the_length_of_the_suspension(project: Make) -> None:
    p = _suspended(project)
    p.do(lambda flow: flow.resume(), days=30)
    assert p.due == {"wait": "04-11T09:00"}
    p.do(days=1)
    assert p.due == {"wait": "04-11T09:00"}
    p.do(lambda flow: flow.suspend(), days=1)
    p.do(lambda flow: flow.resume(), days=5)
    assert p.due == {"wait": "04-16T09:00"}
    p.complete("work")
    p.do(days=6)
    assert p.open == ["waited"]


def test_a_task_s_own_period_moves_likewise(project: Make) -> None:
    house = House()
    house.functions = {"working_days_after": lambda start, n: start.replace(hour=23)}
    due = '<zeebe:taskSchedule dueDate="P5D"/>'
    both = fork(
        "a",
        "b",
        then=user("a", ext=due) + user("b", attrs='sunroad:dueWorkingDays="3"'),
    )
    p = project(diagram(both), house=house)
    p.do(lambda flow: flow.suspend(), days=1)
    p.do(lambda flow: flow.resume(), days=3)
    assert p.task("a").due_at == datetime(2026, 3, 10, 1, tzinfo=UTC)
    assert p.task("b").due_at == datetime(2026, 3, 5, 23, tzinfo=UTC)


def _named(project: Make, attrs: str = "") -> Project:
    body = line("m", user("bid")) + boundary(
        "closes", "bid", timer("=date and time(opening_at)"), attrs=attrs
    )
    body += user("opening") + path("closes", "opening")
    p = project(diagram(body), opening_at=MARCH_10)
    p.do(lambda flow: flow.suspend(), days=1)
    return p


def test_a_timer_that_names_a_moment_never_moves_by_itself(project: Make) -> None:
    p = _named(project)
    p.do(lambda flow: flow.resume(), days=3)
    assert p.due == {"closes": "03-10T10:00"}


def test_resuming_past_a_named_moment_needs_a_new_one(project: Make) -> None:
    p = _named(project)
    p.do(days=20)
    with pytest.raises(WrongState) as refused:
        p.do(lambda flow: flow.resume())
    assert refused.value.where == {"element": "closes", "variable": "opening_at"}
    p.write(opening_at="2026-04-01T10:00:00+08:00")
    p.do(lambda flow: flow.resume())
    assert p.open == ["bid"]
    assert p.due == {"closes": "04-01T10:00"}


def test_a_timer_may_ask_to_fire_after_a_suspension(project: Make) -> None:
    p = _named(project, 'sunroad:afterSuspension="fire"')
    p.do(days=20)
    assert p.open == ["bid"]
    p.do(lambda flow: flow.resume())
    assert p.open == ["opening"]


def test_a_message_that_comes_meanwhile_is_kept_for_the_resumption(project: Make) -> None:
    pay = catch("pay", on("message", "pay"))
    p = project(diagram(line("m", pay, user("go")), extra=message("pay", "=no")), no=1)
    p.do(lambda flow: flow.suspend())
    assert p.message("pay", 1, amount=5) == 1
    assert p.message("pay", 1, amount=6) == 0
    assert p.open == []
    assert "amount" not in p.root
    p.do(lambda flow: flow.resume(), days=1)
    assert p.open == ["go"]
    assert p.root["amount"] == 5


def test_an_unsuspendable_task_is_never_frozen_nor_what_waits_beside_it(project: Make) -> None:
    free = user("reply", attrs='sunroad:suspendable="false"')
    body = (
        line("m", free, user("next"))
        + boundary("late", "reply", timer("P1D", "timeDuration"), stop=False)
        + user("reminded")
        + path("late", "reminded")
    )
    p = project(diagram(body))
    p.do(lambda flow: flow.suspend())
    assert [t.frozen for t in p.flow.tasks()] == [False]
    p.do(days=1)
    assert p.kinds("timer_fired") == [("timer_fired", "late")]
    p.complete("reply")
    assert p.open == []
    p.do(lambda flow: flow.resume())
    assert p.open == ["next", "reminded"]


def _objection(project: Make, **more: str) -> Project:
    reply = (
        line("o", user("reply"))
        + boundary("reply_late", "reply", timer("P3D", "timeDuration"), stop=False)
        + user("nag")
        + path("reply_late", "nag")
    )
    handler = event_sub(
        "objection",
        reply,
        on("message", "object"),
        stop=False,
        attrs='sunroad:suspends="true"',
    )
    body = fork(
        "bid",
        "wait",
        "lot",
        then=user("bid")
        + boundary(
            "closes", "bid", timer("=date and time(opening_at)"), attrs=more.get("closes", "")
        )
        + user("opening")
        + path("closes", "opening")
        + catch("wait", timer("P10D", "timeDuration"))
        + user("waited")
        + path("wait", "waited")
        + call("lot", "child"),
    )
    p = project(
        diagram(body + handler, extra=message("object", "=no")),
        diagram(line("c", user("inner")), "child"),
        no=1,
        opening_at=MARCH_10,
    )
    p.do(days=2)
    p.message("object", 1, text="unfair")
    return p


def test_an_objection_suspends_everything_around_it_but_itself(project: Make) -> None:
    p = _objection(project)
    frozen = {t.element: t.frozen for t in p.flow.tasks()}
    assert frozen == {"bid": True, "inner": True, "reply": False}
    timers = {t.element: t.frozen for t in p.flow.timers()}
    assert timers == {"closes": True, "wait": True, "reply_late": False}
    with pytest.raises(WrongState):
        p.complete("bid")
    p.do(days=3)
    assert p.open == ["bid", "inner", "nag", "reply"]


def test_when_the_objection_ends_relative_timers_have_its_length_added(project: Make) -> None:
    p = _objection(project)
    p.do(days=2)
    p.complete("reply")
    assert p.due == {"wait": "03-14T09:00", "closes": "03-10T10:00"}
    p.complete("inner")
    p.do(days=10)
    assert p.open == ["opening", "waited"]


def test_a_moment_that_passed_meanwhile_is_held_back_until_it_is_written_anew(
    project: Make,
) -> None:
    p = _objection(project)
    p.do(days=10)
    p.complete("reply")
    p.complete("nag")
    assert p.open == ["bid", "inner"]
    assert {t.element: t.frozen for t in p.flow.timers()}["closes"] is True
    p.do(days=1)
    assert "opening" not in p.open
    p.write(opening_at=MARCH_20)
    assert {t.element: t.frozen for t in p.flow.timers()}["closes"] is False
    p.do(days=10)
    assert "opening" in p.open


def test_or_it_fires_at_the_end_when_it_says_so(project: Make) -> None:
    p = _objection(project, closes='sunroad:afterSuspension="fire"')
    p.do(days=10)
    assert "opening" not in p.open
    p.complete("nag")
    p.complete("reply")
    assert "opening" in p.open


def test_two_objections_do_not_stop_each_other_and_count_once(project: Make) -> None:
    p = _objection(project)
    assert p.message("object", 1, text="again") == 1
    assert [t.frozen for t in p.flow.tasks() if t.element == "reply"] == [False, False]
    p.do(days=1)
    p.complete("reply")
    assert p.task("bid").frozen
    p.do(days=1)
    p.complete("reply")
    assert not p.task("bid").frozen
    assert p.due["wait"] == "03-14T09:00"


def test_a_sub_process_suspends_only_the_scope_around_it(project: Make) -> None:
    inner = fork(
        "x",
        "pause",
        then=user("x") + sub("pause", line("p", user("y")), 'sunroad:suspends="true"'),
    )
    body = (
        '<startEvent id="ms"/><parallelGateway id="mf"/>'
        + sub("scope", inner)
        + user("outside")
        + path("ms", "mf", "scope")
        + path("mf", "outside")
    )
    p = project(diagram(body))
    assert {t.element: t.frozen for t in p.flow.tasks()} == {
        "outside": False,
        "x": True,
        "y": False,
    }
    p.complete("y")
    p.complete("x")
    p.complete("outside")
    assert p.flow.finished


def test_automatic_steps_in_a_suspended_scope_wait(project: Make) -> None:
    body = fork(
        "pause",
        "step",
        then=sub("pause", line("p", user("y")), 'sunroad:suspends="true"')
        + script("step", "n", "=1"),
    )
    p = project(diagram(body.replace(path("fork", "pause"), path("fork", "pause"))))
    p.complete("y")
    assert p.root["n"] == 1
    assert p.flow.finished


def test_what_had_not_begun_gets_no_pause(project: Make) -> None:
    free = user("reply", attrs='sunroad:suspendable="false"')
    wait = catch("wait", timer("P1D", "timeDuration"))
    p = project(diagram(line("m", free, wait)))
    p.do(lambda flow: flow.suspend())
    p.complete("reply")
    assert p.due == {}
    p.do(lambda flow: flow.resume(), days=3)
    assert p.due == {"wait": "03-06T09:00"}


def test_a_message_beside_a_frozen_task_waits_with_it(project: Make) -> None:
    body = (
        line("m", user("work"))
        + boundary("b", "work", on("message", "hint"), stop=False)
        + user("read")
        + path("b", "read")
    )
    p = project(diagram(body, extra=message("hint", "=no")), no=1)
    p.do(lambda flow: flow.suspend())
    assert p.message("hint", 1, text="x") == 1
    assert p.open == ["work"]
    p.do(lambda flow: flow.resume())
    assert p.open == ["read", "work"]
    assert p.root["text"] == "x"


def test_the_project_may_resume_while_an_objection_still_holds_a_passed_moment(
    project: Make,
) -> None:
    p = _objection(project)
    p.do(lambda flow: flow.suspend())
    p.do(lambda flow: flow.resume(), days=12)
    assert {t.element: t.frozen for t in p.flow.timers()}["closes"] is True
    assert "opening" not in p.open
