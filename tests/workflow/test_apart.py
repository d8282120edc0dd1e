"""Lots, experts and loop bodies keep what is theirs."""

from decimal import Decimal

from engine.errors import NotAllowed
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.queries.task_view import task_view
from tests.workflow.houses import House
from tests.workflow.small import drawn, given_to, task
from tests.workflow.spiff.short import call, diagram, line, sub

LOTS = '=[{"id": "1"}, {"id": "2"}]'
EXPERTS = '=["expert1", "expert2", "expert3"]'
LOT = diagram(
    '<laneSet id="ll"><lane id="Lane_agency" name="a"><flowNodeRef>award</flowNodeRef>'
    "<flowNodeRef>letter</flowNodeRef></lane></laneSet>" + line("l", task("award"), task("letter")),
    "lot",
)
TWO_LOTS = drawn(
    line(
        "m",
        call("lots", "lot", loop=(LOTS, "lot", "results", '={"lot": lot.id, "winner": winner}')),
        task("close"),
    ),
    agency="lots close",
)
SCORING = drawn(
    line(
        "m",
        task("read"),
        task(
            "sheet",
            ext=given_to("=expert"),
            loop=(EXPERTS, "expert", "sheets", '={"by": expert, "score": score}'),
        ),
        task("sum"),
    ),
    agency="read sum",
    expert="sheet",
)


def test_two_parallel_lots_keep_their_own_award(house: House) -> None:
    project = house.begin(TWO_LOTS, LOT)
    for lot, winner in (("1", "公司甲"), ("2", "公司乙")):
        house.complete(project, "award", {"winner": winner}, lot={"id": lot})
    for lot, winner in (("1", "公司甲"), ("2", "公司乙")):
        letter = house.task(project, "letter", lot={"id": lot})
        assert letter.names["winner"] == winner
        assert house.ask(task_view, house.agency, letter.id).values["winner"] == winner
    assert "winner" not in house.inside(project).case
    for lot in ("2", "1"):
        house.complete(project, "letter", lot={"id": lot})
    assert house.inside(project).case["results"] == [
        {"lot": "1", "winner": "公司甲"},
        {"lot": "2", "winner": "公司乙"},
    ]
    assert "winner" not in house.inside(project).case


def test_each_expert_sees_an_empty_sheet(house: House) -> None:
    project = house.begin(SCORING, score="99")
    house.complete(project, "read")
    sheets = {task.assignee: task for task in house.inside(project).tasks}
    experts = [house.actor(f"expert{number}") for number in (1, 2, 3)]
    assert set(sheets) == {expert.id for expert in experts}
    for expert in experts:
        values = house.ask(task_view, expert, sheets[expert.id].id).values
        assert not values.get("score"), "pre-filled with somebody's score"
        house.give(
            CompleteTask(actor=expert, task=sheets[expert.id].id, data={"score": expert.id[:5]})
        )


def test_scores_belong_to_their_expert_whoever_hands_in_first(house: House) -> None:
    project = house.begin(SCORING)
    house.complete(project, "read")
    scores = {"expert1": "70", "expert2": "80", "expert3": "90"}
    for login in ("expert3", "expert1", "expert2"):
        expert = house.actor(login)
        (mine,) = [task for task in house.inside(project).tasks if task.assignee == expert.id]
        house.give(CompleteTask(actor=expert, task=mine.id, data={"score": scores[login]}))
    assert house.inside(project).case["sheets"] == [
        {"by": login, "score": score} for login, score in sorted(scores.items())
    ]
    assert "score" not in house.inside(project).case, "nothing else leaves a loop body"


def test_no_expert_completes_another_s_sheet(small_house: House) -> None:
    project = small_house.begin(SCORING)
    small_house.complete(project, "read")
    first, second = small_house.actor("expert1"), small_house.actor("expert2")
    (mine,) = [task for task in small_house.inside(project).tasks if task.assignee == first.id]
    with small_house.refusing(NotAllowed):
        small_house.give(CompleteTask(actor=second, task=mine.id, data={"score": "1"}))


def test_a_called_process_hands_back_what_it_wrote(small_house: House) -> None:
    one = drawn(line("m", call("lots", "lot"), task("close")), agency="lots close")
    project = small_house.begin(one, LOT)
    small_house.complete(project, "award", {"winner": "公司甲"})
    assert "winner" not in small_house.inside(project).case, "not before it ends"
    small_house.complete(project, "letter")
    assert small_house.inside(project).case["winner"] == "公司甲"


def test_parallel_branches_see_each_other_s_work(small_house: House) -> None:
    """Unlike data copied into every token."""
    from_left = (
        '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
        + task("left")
        + task("right")
        + '<sequenceFlow id="f1" sourceRef="s" targetRef="fork"/>'
        + '<sequenceFlow id="f2" sourceRef="fork" targetRef="left"/>'
        + '<sequenceFlow id="f3" sourceRef="fork" targetRef="right"/>'
        + '<sequenceFlow id="f4" sourceRef="left" targetRef="e"/>'
        + '<sequenceFlow id="f5" sourceRef="right" targetRef="e"/>'
    )
    project = small_house.begin(drawn(from_left, agency="left right"))
    small_house.complete(project, "left", {"note": "左"})
    assert small_house.task(project, "right").names["note"] == "左"


def test_numbers_stay_exact_from_form_to_database_and_back(house: House) -> None:
    project = house.begin(
        drawn(line("m", sub("in", line("i", task("a"))), task("b")), agency="in b")
    )
    house.complete(project, "a", {"amount": "12345678901234.99"})
    assert house.inside(project).case["amount"] == Decimal("12345678901234.99")
    id_ = house.task(project, "b").id
    assert str(house.ask(task_view, house.agency, id_).values["amount"]) == "12345678901234.99"
