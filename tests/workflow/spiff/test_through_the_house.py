"""Elements with a memory of their own, through orders and the database."""

import pytest

from engine.errors import WrongState
from engine.vocabulary import Fact
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.tables import TimerRow, WaitRow
from tests.workflow.houses import House
from tests.workflow.small import drawn, said_by, task
from tests.workflow.spiff.short import catch, end, line, node, on, path, sub, throw, timer
from tests.workflow.spiff.test_compensation import UNDO, undone

KNOWN = said_by("offer", "agency") + said_by("refusal", "agency")


def _send(house: House, project: str, name: str) -> None:
    order = SendMessage(actor=house.agency, name=name, data={"note": name}, project=project)
    house.give(order)


def test_what_undoes_a_phase_is_a_task_with_the_data_of_its_time(small_house: House) -> None:
    undo = task("undo", own='isForCompensation="true"')
    phase = sub("phase", line("i", task("sign")) + undone("sign", "undo", undo), inputs={"a": "=1"})
    body = line("m", phase, task("decide"), throw("back", UNDO))
    project = small_house.begin(drawn(body, agency="sign undo decide"))
    small_house.complete(project, "sign", {"note": "signed"})
    small_house.complete(project, "decide", {"note": "revoked"})
    assert small_house.open(project) == ["undo"]
    assert small_house.task(project, "undo").names["a"] == 1
    small_house.complete(project, "undo", {"note": "undone"})
    assert small_house.inside(project).state == "completed"
    opened = [told["element"] for told in small_house.told(project, Fact.TASK_OPENED)]
    assert opened == ["sign", "decide", "undo"]


def test_a_project_may_begin_by_waiting_for_one_of_two_messages(small_house: House) -> None:
    begin = node("eventBasedGateway", "g", attrs='instantiate="true"')
    body = (
        begin
        + catch("yes", on("message", "offer"))
        + catch("no", on("message", "refusal"))
        + task("accept")
        + end("e")
        + path("g", "yes", "accept", "e")
        + path("g", "no", "e")
    )
    project = small_house.begin(drawn(body, KNOWN, agency="accept"))
    assert {row.name for row in small_house.rows(WaitRow)} == {"offer", "refusal"}
    _send(small_house, project, "offer")
    assert small_house.open(project) == ["accept"]
    assert small_house.rows(WaitRow) == []
    with small_house.refusing(WrongState):
        _send(small_house, project, "refusal")
    small_house.complete(project, "accept")
    assert small_house.inside(project).state == "completed"


@pytest.mark.parametrize("first", ["offer", "time"])
def test_a_message_or_a_timer_of_one_event_leaves_no_row_behind(
    small_house: House, first: str
) -> None:
    both = on("message", "offer") + timer("P2D", "timeDuration")
    project = small_house.begin(
        drawn(line("m", catch("c", both), task("after")), KNOWN, agency="after")
    )
    assert (len(small_house.rows(WaitRow)), len(small_house.rows(TimerRow))) == (1, 1)
    if first == "offer":
        _send(small_house, project, "offer")
    else:
        assert small_house.passes(days=2) == 1
    assert small_house.open(project) == ["after"]
    assert small_house.rows(WaitRow) + small_house.rows(TimerRow) == []


def test_tasks_of_an_ad_hoc_phase_close_when_its_condition_holds(small_house: House) -> None:
    inner = task("a") + task("b") + "<completionCondition>=winner = &quot;x&quot;"
    box = node("adHocSubProcess", "box", inner + "</completionCondition>")
    project = small_house.begin(
        drawn(line("m", box, task("after")), agency="a b after"), winner="-"
    )
    assert small_house.open(project) == ["a", "b"]
    small_house.complete(project, "a", {"winner": "x"})
    assert small_house.open(project) == ["after"]
    (withdrawn,) = small_house.told(project, Fact.TASK_WITHDRAWN)
    assert withdrawn["element"] == "b"
