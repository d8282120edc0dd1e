"""Tasks are claimed, released, assigned, delegated, taken back and prioritised."""

from datetime import timedelta

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, Refused, SomeoneWasFaster, WrongState
from engine.vocabulary import Actor, Fact, Order
from engine.workflow.orders.assign_task import AssignTask
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.delegate_task import DelegateTask
from engine.workflow.orders.prioritise_task import PrioritiseTask
from engine.workflow.orders.release_task import ReleaseTask
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.tables import NotificationRow
from tests.workflow.houses import START, House
from tests.workflow.small import STEPS


@pytest.fixture
def project(small_house: House) -> str:
    return small_house.begin(STEPS)


@pytest.fixture
def task(small_house: House, project: str) -> str:
    return small_house.task(project, "first").id


def holder(house: House, task: str) -> str | None:
    return house.row(task).assignee


def test_a_task_of_the_group_is_claimed(small_house: House, project: str, task: str) -> None:
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    assert holder(small_house, task) == small_house.agency.id
    (fact,) = [one for one in small_house.facts(project) if one.fact == Fact.TASK_CLAIMED]
    assert (fact.actor, fact.particulars["element"]) == (small_house.agency.id, "first")


def test_a_task_held_by_a_colleague_is_not_claimed(small_house: House, task: str) -> None:
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    with small_house.refusing(SomeoneWasFaster) as refused:
        small_house.give(ClaimTask(actor=small_house.colleague, task=task))
    assert refused.value.where["person"] == small_house.agency.id


def test_a_held_task_is_released(small_house: House, project: str, task: str) -> None:
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    small_house.give(ReleaseTask(actor=small_house.agency, task=task))
    assert holder(small_house, task) is None
    assert len(small_house.told(project, Fact.TASK_RELEASED)) == 1


def test_only_its_holder_releases_a_task(small_house: House, task: str) -> None:
    with small_house.refusing(NotAllowed):
        small_house.give(ReleaseTask(actor=small_house.agency, task=task))
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    with small_house.refusing(NotAllowed):
        small_house.give(ReleaseTask(actor=small_house.colleague, task=task))


def test_a_task_is_assigned_to_a_colleague_who_is_told(
    small_house: House, project: str, task: str
) -> None:
    other = small_house.colleague.id
    small_house.give(AssignTask(actor=small_house.agency, task=task, person=other))
    assert holder(small_house, task) == other
    assert small_house.told(project, Fact.TASK_ASSIGNED)[0]["person"] == other
    (notice,) = small_house.rows(NotificationRow)
    assert (notice.person, notice.kind, notice.task) == (other, "task_assigned", task)


def test_a_delegated_task_is_taken_back(small_house: House, project: str, task: str) -> None:
    first, second = small_house.agency, small_house.colleague
    small_house.give(ClaimTask(actor=first, task=task))
    small_house.give(DelegateTask(actor=first, task=task, person=second.id))
    row = small_house.row(task)
    assert (row.assignee, row.delegated_by) == (second.id, first.id)
    small_house.give(DelegateTask(actor=first, task=task, person=None))
    row = small_house.row(task)
    assert (row.assignee, row.delegated_by) == (first.id, None)
    assert small_house.told(project, Fact.TASK_DELEGATED)[0]["person"] == second.id
    assert small_house.told(project, Fact.TASK_TAKEN_BACK)[0]["person"] == first.id


def test_only_who_delegated_takes_back(small_house: House, task: str) -> None:
    first, second = small_house.agency, small_house.colleague
    small_house.give(ClaimTask(actor=first, task=task))
    small_house.give(DelegateTask(actor=first, task=task, person=second.id))
    with small_house.refusing(NotAllowed):
        small_house.give(DelegateTask(actor=second, task=task, person=None))
    with small_house.refusing(NotAllowed):
        small_house.give(DelegateTask(actor=second, task=task, person=first.id))


def test_priority_and_follow_up_belong_to_the_row(
    small_house: House, project: str, task: str
) -> None:
    later = START + timedelta(days=2)
    order = PrioritiseTask(actor=small_house.agency, task=task, priority=90, follow_up_at=later)
    small_house.give(order)
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    row = small_house.row(task)
    assert (row.priority, row.follow_up_at) == (90, later)
    assert small_house.told(project, Fact.TASK_PRIORITISED)[0]["priority"] == 90


@pytest.mark.parametrize("priority", [-1, 101, 10**9])
def test_a_priority_lies_between_0_and_100(small_house: House, task: str, priority: int) -> None:
    with small_house.refusing(Invalid) as refused:
        small_house.give(PrioritiseTask(actor=small_house.agency, task=task, priority=priority))
    assert "priority" in str(refused.value)


@pytest.mark.parametrize("login", ["bidder.bidder1", "tenderee.tenderee1", "supervisor.nanjing"])
def test_nobody_outside_the_lane_holds_its_tasks(small_house: House, task: str, login: str) -> None:
    stranger = small_house.actor(login)
    orders: list[Order] = [
        ClaimTask(actor=stranger, task=task),
        AssignTask(actor=stranger, task=task, person=stranger.id),
        PrioritiseTask(actor=stranger, task=task, priority=3),
    ]
    for order in orders:
        with small_house.refusing(NotAllowed):
            small_house.give(order)


@pytest.mark.parametrize("login", ["bidder.bidder1", "tenderee.tenderee1", "expert1"])
def test_a_task_is_handed_only_to_colleagues_in_the_lane(
    small_house: House, task: str, login: str
) -> None:
    stranger = small_house.actor(login).id
    with small_house.refusing(NotAllowed):
        small_house.give(AssignTask(actor=small_house.agency, task=task, person=stranger))
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    with small_house.refusing(NotAllowed):
        small_house.give(DelegateTask(actor=small_house.agency, task=task, person=stranger))


def orders(actor: Actor, task: str) -> list[Order]:
    return [
        ClaimTask(actor=actor, task=task),
        ReleaseTask(actor=actor, task=task),
        AssignTask(actor=actor, task=task, person=actor.id),
        DelegateTask(actor=actor, task=task, person=None),
        PrioritiseTask(actor=actor, task=task, priority=3),
    ]


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("task_id", ["", "none", "none-12", "-", "%", "../etc"])
def test_there_is_no_such_task(small_house: House, number: int, task_id: str) -> None:
    with small_house.refusing(NotFound):
        small_house.give(orders(small_house.agency, task_id)[number])


@pytest.mark.parametrize("number", range(5))
def test_a_finished_task_names_who_finished_it(
    small_house: House, project: str, number: int
) -> None:
    task = small_house.complete(project, "first")
    with small_house.refusing(SomeoneWasFaster) as refused:
        small_house.give(orders(small_house.colleague, task)[number])
    assert refused.value.where["person"] == small_house.agency.id


@pytest.mark.parametrize("number", range(5))
def test_nothing_moves_while_the_project_is_suspended(
    small_house: House, project: str, task: str, number: int
) -> None:
    supervisor = small_house.actor("supervisor.nanjing")
    small_house.give(SuspendProject(actor=supervisor, project=project, reason="核查"))
    kinds: tuple[type[Refused], ...] = (WrongState,)
    with small_house.refusing(*kinds):
        small_house.give(orders(small_house.agency, task)[number])


@pytest.mark.parametrize("person", ["", "nobody", "x" * 300], ids=["none", "nobody", "long"])
def test_there_is_no_such_colleague(small_house: House, task: str, person: str) -> None:
    with small_house.refusing(Invalid) as refused:
        small_house.give(AssignTask(actor=small_house.agency, task=task, person=person))
    assert "person" in str(refused.value)
