"""Somebody changes their employer: roles, claims, sessions and both chains."""

from typing import Any

import pytest

from engine.errors import Invalid, NotAllowed
from engine.people.orders.grant_role import GrantRole
from engine.people.queries.organisation import organisation
from engine.people.queries.person_by_id import person_by_id
from engine.people.queries.session_of import session_of
from engine.store import ledger
from engine.vocabulary import Actor, Data, Fact
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.delegate_task import DelegateTask
from engine.workflow.orders.move_person import MovePerson
from tests.workflow.houses import House
from tests.workflow.small import STEPS

SYSTEM = Actor(id="test-system", roles=frozenset({"system_admin"}))
SECURITY = Actor(id="test-security", roles=frozenset({"security_admin"}))


def moving(house: House, to: str, who: Actor | None = None, **changes: Any) -> MovePerson:
    home = house.ask(organisation, to).id
    named = {"person": (who or house.agency).id, "organisation": home, "reason": "换了单位"}
    return MovePerson(**{"actor": SYSTEM, **named, **changes})


def told(house: House, chain: str, fact: Fact) -> list[Data]:
    with house.sessions() as session:
        found = ledger.latest(session, chain, limit=1000)
    return [one.particulars for one in found if one.fact == fact]


def test_who_moves_is_in_the_new_organisation_and_both_chains_say_so(small_house: House) -> None:
    was, to = small_house.agency.organisation, small_house.ask(organisation, "tenderee1").id
    _, epoch = small_house.ask(session_of, small_house.agency.id)
    moved = small_house.give(moving(small_house, "tenderee1"))
    person = small_house.ask(person_by_id, small_house.agency.id)
    assert (person.organisation, moved.roles_left) == (to, ())
    assert person.roles == ("agency",)
    assert small_house.ask(session_of, small_house.agency.id)[1] == epoch + 1
    for chain in (f"organisation:{was}", f"organisation:{to}"):
        (fact,) = told(small_house, chain, Fact.PERSON_MOVED)
        assert (fact["was"], fact["organisation"], fact["reason"]) == (was, to, "换了单位")
    assert small_house.ledger_is_whole()


def test_roles_that_the_new_organisation_may_not_hold_are_taken_away(small_house: House) -> None:
    clerk = small_house.actor("centre_opening.nanjing")
    small_house.give(GrantRole(actor=SECURITY, person=clerk.id, role="centre_intake"))
    moved = small_house.give(moving(small_house, "tenderee1", clerk))
    assert moved.roles_left == ("centre_intake", "centre_opening")
    assert small_house.ask(person_by_id, clerk.id).roles == ()
    revoked = told(small_house, f"organisation:{clerk.organisation}", Fact.ROLE_REVOKED)
    assert {fact["role"] for fact in revoked} == set(moved.roles_left)


def test_open_claims_go_back_to_the_group_with_a_fact(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task = small_house.task(project, "first").id
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    moved = small_house.give(moving(small_house, "tenderee1"))
    assert moved.tasks_released == 1
    assert small_house.row(task).assignee is None
    (fact,) = small_house.told(project, Fact.TASK_RELEASED)
    assert fact["element"] == "first"
    small_house.give(ClaimTask(actor=small_house.colleague, task=task))


def test_what_was_delegated_stays_with_the_colleague_for_good(small_house: House) -> None:
    project = small_house.begin(STEPS)
    task, colleague = small_house.task(project, "first").id, small_house.colleague
    small_house.give(ClaimTask(actor=small_house.agency, task=task))
    small_house.give(DelegateTask(actor=small_house.agency, task=task, person=colleague.id))
    assert small_house.give(moving(small_house, "tenderee1")).tasks_released == 0
    row = small_house.row(task)
    assert (row.assignee, row.delegated_by) == (colleague.id, None)
    with small_house.refusing(NotAllowed):
        small_house.give(DelegateTask(actor=small_house.agency, task=task, person=None))


def test_a_move_that_is_none_changes_nothing(small_house: House) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"person": "nobody"}, "person"),
        ({"organisation": "none"}, "organisation"),
        ({"organisation": small_house.agency.organisation}, "organisation"),
        ({"reason": " "}, "reason"),
        ({"reason": "长" * 2001}, "reason"),
    ]
    for changes, field in wrong:
        with small_house.refusing(Invalid) as refused:
            small_house.give(moving(small_house, "tenderee1", **changes))
        assert isinstance(refused.value, Invalid)
        assert [problem.field for problem in refused.value.problems] == [field]


@pytest.mark.parametrize("role", ["security_admin", "audit_admin", "supervisor"])
def test_only_the_system_administrator_moves_people(small_house: House, role: str) -> None:
    somebody = Actor(id="x", roles=frozenset({role}))
    with small_house.refusing(NotAllowed):
        small_house.give(moving(small_house, "tenderee1", actor=somebody))


def test_nobody_moves_themselves(small_house: House) -> None:
    with small_house.refusing(NotAllowed):
        small_house.give(moving(small_house, "tenderee1", person=SYSTEM.id))
