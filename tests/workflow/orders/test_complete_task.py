"""A task is completed once, by whoever may, with what its form lets through."""

from decimal import Decimal

import pytest

from engine.errors import (
    Invalid,
    NotAllowed,
    NotFound,
    Refused,
    SomeoneWasFaster,
    TaskGone,
    TooLarge,
)
from engine.vocabulary import Fact, Json
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.tables import AudienceRow, DraftRow, SubmissionRow
from tests.workflow.houses import House
from tests.workflow.small import STEPS, drawn, task
from tests.workflow.spiff.short import boundary, line, path, timer, user


def test_a_completed_task_moves_the_project_on(house: House) -> None:
    project = house.begin(STEPS)
    done = house.complete(project, "first", {"note": "已办", "amount": "19.99"})
    row = house.row(done)
    assert (row.state, row.closed_by) == ("done", house.agency.id)
    assert row.closed_at is not None
    assert house.open(project) == ["second"]
    assert house.inside(project).case["amount"] == Decimal("19.99")
    (fact,) = [one for one in house.facts(project) if one.fact == Fact.TASK_COMPLETED]
    assert (fact.actor, fact.order) == (house.agency.id, "CompleteTask")
    assert fact.particulars["element"] == "first"
    assert len(house.rows(SubmissionRow, task=done)) == 1


def test_a_finished_task_leaves_every_list(small_house: House) -> None:
    project = small_house.begin(STEPS)
    done = small_house.complete(project, "first")
    assert small_house.rows(AudienceRow, task=done) == []


def test_the_last_task_completes_the_project(small_house: House) -> None:
    project = small_house.begin(STEPS)
    small_house.complete(project, "first")
    small_house.complete(project, "second")
    assert small_house.inside(project).state == "completed"
    assert len(small_house.told(project, Fact.PROJECT_COMPLETED)) == 1
    assert small_house.ledger_is_whole()


def test_a_second_completion_is_refused_and_keeps_what_was_typed(house: House) -> None:
    project = house.begin(STEPS)
    done = house.complete(project, "first", {"note": "先"})
    facts = len(house.facts(project))
    with pytest.raises(SomeoneWasFaster) as refused:
        house.give(CompleteTask(actor=house.colleague, task=done, data={"note": "后"}))
    assert refused.value.where["person"] == house.agency.id
    assert refused.value.where["at"]
    (draft,) = house.rows(DraftRow)
    assert (draft.task, draft.person, draft.data) == (done, house.colleague.id, {"note": "后"})
    assert len(house.facts(project)) == facts
    assert house.inside(project).case["note"] == "先"


def test_a_task_held_by_a_colleague_is_theirs_to_complete(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    with small_house.refusing(NotAllowed):
        small_house.give(CompleteTask(actor=small_house.colleague, task=task, data={}))


@pytest.mark.parametrize("login", ["bidder.bidder1", "expert1", "centre_intake.wuxi"])
def test_a_stranger_does_not_learn_who_was_faster(small_house: House, login: str) -> None:
    project = small_house.begin(STEPS)
    done = small_house.complete(project, "first")
    with small_house.refusing(NotAllowed) as refused:
        small_house.give(
            CompleteTask(actor=small_house.actor(login), task=done, data={"note": "x"})
        )
    assert small_house.agency.id not in str(refused.value)


def test_what_is_too_large_for_a_draft_is_not_kept_either(small_house: House) -> None:
    project = small_house.begin(STEPS)
    done = small_house.complete(project, "first")
    with small_house.refusing(TooLarge):
        small_house.give(
            CompleteTask(actor=small_house.colleague, task=done, data={"note": "字" * 1_000_001})
        )


def test_a_withdrawn_task_is_gone(small_house: House) -> None:
    body = line("m", task("first"), task("second")) + boundary(
        "late", "first", timer("P1D", "timeDuration")
    )
    flows = path("late", "second")
    project = small_house.begin(drawn(body + flows, agency="first second late"))
    id_ = small_house.task(project, "first").id
    small_house.passes(days=1)
    assert small_house.row(id_).state == "withdrawn"
    assert len(small_house.told(project, Fact.TASK_WITHDRAWN)) == 1
    with pytest.raises(TaskGone):
        small_house.give(CompleteTask(actor=small_house.agency, task=id_, data={"note": "x"}))


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("unknown", {"unknown": "x"}),
        ("amount", {"amount": "ten"}),
        ("amount", {"amount": "NaN"}),
        ("amount", {"amount": "Infinity"}),
        ("amount", {"amount": {"a": 1}}),
        ("note", {"note": 5}),
        ("note", {"note": ["x"]}),
        ("note", {"note": "x" * 2_000_000}),
        ("note", {"note": "a\x00b"}),
        ("note", {"note": "\ud800"}),
        ("papers", {"papers": ["nobody's"]}),
        ("papers", {"papers": "file"}),
        ("project_code", {"project_code": "mine"}),
        ("typename", {"typename": "x"}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_the_form_does_not_let_through_is_named(
    small_house: House, field: str, data: dict[str, Json]
) -> None:
    project = small_house.begin(STEPS)
    id_ = small_house.task(project, "first").id
    with small_house.refusing(Invalid) as refused:
        small_house.give(CompleteTask(actor=small_house.agency, task=id_, data=data))
    assert isinstance(refused.value, Invalid)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_task_without_a_form_takes_nothing(small_house: House) -> None:
    project = small_house.begin(drawn(line("m", user("first")), agency="first"))
    id_ = small_house.task(project, "first").id
    with small_house.refusing(Invalid):
        small_house.give(CompleteTask(actor=small_house.agency, task=id_, data={"note": "x"}))
    small_house.give(CompleteTask(actor=small_house.agency, task=id_, data={}))


@pytest.mark.parametrize("login", ["bidder.bidder1", "tenderee.tenderee1", "centre_intake.nanjing"])
def test_nobody_outside_the_lane_completes_its_tasks(small_house: House, login: str) -> None:
    project = small_house.begin(STEPS)
    id_ = small_house.task(project, "first").id
    with small_house.refusing(NotAllowed):
        small_house.give(CompleteTask(actor=small_house.actor(login), task=id_, data={}))


@pytest.mark.parametrize("id_", ["", "x", "x-1", "-", "\u0000"])
def test_a_task_that_is_not_there_cannot_be_completed(small_house: House, id_: str) -> None:
    kinds: tuple[type[Refused], ...] = (NotFound, Invalid)
    with small_house.refusing(*kinds):
        small_house.give(CompleteTask(actor=small_house.agency, task=id_, data={}))


def test_a_file_of_another_project_is_not_taken(small_house: House) -> None:
    mine = small_house.begin(STEPS)
    other = small_house.start()
    foreign = small_house.attach(other)
    own = small_house.attach(mine)
    id_ = small_house.task(mine, "first").id
    with small_house.refusing(Invalid):
        small_house.give(
            CompleteTask(actor=small_house.agency, task=id_, data={"papers": [foreign]})
        )
    small_house.give(CompleteTask(actor=small_house.agency, task=id_, data={"papers": [own]}))
    assert small_house.inside(mine).case["papers"] == [own]
