"""The finer points of who may do and see what."""

from dataclasses import replace

import pytest

from engine.errors import NotAllowed
from engine.people import permissions
from engine.people.permissions import ProjectPlace, TaskPlace
from engine.people.standing import takes_part
from engine.vocabulary import CLOCK, OPERATOR, Actor, Fact
from tests.people.test_permission_matrix import CITY, PARTICIPANTS, actor, project, task

TENDEREE, AGENCY = actor("tenderee", "own"), actor("agency", "own")
BIDDER, EXPERT = actor("bidder", "own"), actor("expert", "own")
INTAKE, RECEIVER = actor("centre_intake", "own"), actor("centre_opening", "own")
SUPERVISOR, AUDIT = actor("supervisor", "own"), actor("audit_admin", "own")
PLACE = ProjectPlace(region=CITY, participants=PARTICIPANTS)
BIDDERS_PLACE = replace(PLACE, pseudonym="B-1")


def place_of(who: Actor) -> ProjectPlace:
    return BIDDERS_PLACE if who is BIDDER else PLACE


def test_require_says_no_with_the_detail() -> None:
    permissions.require(True)
    with pytest.raises(NotAllowed, match="open the bids"):
        permissions.require(False, "open the bids")


def test_a_task_that_names_people_is_theirs_alone() -> None:
    sheet = TaskPlace(role="expert", audience=frozenset({f"person:{EXPERT.id}"}))
    other = actor("expert", "own", 2)
    assert permissions.in_lane(EXPERT, sheet)
    assert not permissions.in_lane(other, sheet)
    assert not permissions.may_assign(EXPERT, sheet, other)


def test_a_named_person_without_the_role_is_not_in_the_lane() -> None:
    sheet = TaskPlace(role="expert", audience=frozenset({f"person:{TENDEREE.id}"}))
    assert not permissions.in_lane(TENDEREE, sheet)


def test_a_bidder_is_in_the_lane_under_their_own_pseudonym_only() -> None:
    waiting = TaskPlace(role="bidder", audience=frozenset({"pseudonym:B-1"}), pseudonym="B-1")
    assert permissions.in_lane(BIDDER, waiting)
    assert not permissions.in_lane(BIDDER, replace(waiting, pseudonym="B-2"))
    assert not permissions.in_lane(BIDDER, replace(waiting, pseudonym=None))


def test_somebody_elses_task_can_be_claimed_from_no_one_but_not_completed() -> None:
    held = task("tenderee", "own", "somebody")
    assert permissions.may_claim(TENDEREE, held)
    assert not permissions.may_complete(TENDEREE, held)
    assert not permissions.may_release(TENDEREE, held)


def test_a_task_is_delegated_once_and_taken_back_by_who_delegated() -> None:
    colleague = actor("tenderee", "own", 2)
    held = task("tenderee", "own", TENDEREE.id)
    given = replace(held, assignee=colleague.id, delegated_by=TENDEREE.id)
    assert permissions.may_delegate(TENDEREE, held, colleague)
    assert not permissions.may_delegate(TENDEREE, held, TENDEREE)
    assert not permissions.may_delegate(TENDEREE, held, actor("tenderee", "foreign"))
    assert not permissions.may_delegate(colleague, given, actor("tenderee", "own", 3))
    assert permissions.may_complete(colleague, given)
    assert not permissions.may_complete(TENDEREE, given)
    assert permissions.may_take_back(TENDEREE, given)
    assert not permissions.may_take_back(colleague, given)


def test_a_centre_hands_tasks_on_within_one_centre_only() -> None:
    open_ = task("centre_intake", "own")
    elsewhere = replace(actor("centre_intake", "own", 2), organisation="another-centre")
    assert permissions.in_lane(elsewhere, open_)
    assert not permissions.may_assign(INTAKE, open_, elsewhere)


def test_a_named_organisation_keeps_the_regions_others_out() -> None:
    named = {**PARTICIPANTS, "supervisor": frozenset({"organisation:water-board"})}
    place = replace(PLACE, participants=named)
    assert not takes_part(SUPERVISOR, place, "supervisor")
    assert takes_part(replace(SUPERVISOR, organisation="water-board"), place, "supervisor")


def test_a_supervisors_suspension_is_lifted_by_a_supervisor() -> None:
    assert permissions.may_resume(TENDEREE, PLACE)
    assert not permissions.may_resume(TENDEREE, PLACE, by_supervisor=True)
    assert permissions.may_resume(SUPERVISOR, PLACE, by_supervisor=True)


def test_a_project_starts_only_where_the_item_is_offered() -> None:
    assert permissions.may_start(TENDEREE, ("tenderee",), "320100", "320102")
    assert not permissions.may_start(TENDEREE, ("tenderee",), "320100", "320500")
    assert not permissions.may_start(TENDEREE, ("tenderee",), "320000", "330100")
    assert permissions.may_start(INTAKE, ("centre_intake",), "320000", CITY)
    assert not permissions.may_start(INTAKE, ("centre_intake",), "320000", "320500")
    assert not permissions.may_start(
        replace(TENDEREE, organisation=None), ("tenderee",), "320000", CITY
    )


@pytest.mark.parametrize(
    ("class_", "events", "seen_by"),
    [
        ("public", (), (TENDEREE, BIDDER, EXPERT, INTAKE, SUPERVISOR, AUDIT)),
        ("internal", (), (TENDEREE, AGENCY, EXPERT, INTAKE, SUPERVISOR)),
        ("personal", (), ()),
        ("withheld:award", (), ()),
        ("withheld:award", ("opening",), ()),
        ("withheld:award", ("award",), (TENDEREE, AGENCY, EXPERT, INTAKE, SUPERVISOR)),
        ("secret", (), ()),
    ],
)
def test_a_field_is_seen_by_its_class(
    class_: str, events: tuple[str, ...], seen_by: tuple[Actor, ...]
) -> None:
    for who in (TENDEREE, AGENCY, BIDDER, EXPERT, INTAKE, SUPERVISOR, AUDIT):
        seen = permissions.may_see_field(who, place_of(who), class_, frozenset(events))
        assert seen == (class_ == "public" or who in seen_by), who.id


def test_who_bids_sees_nothing_internal_whatever_else_they_hold() -> None:
    both = replace(BIDDER, roles=frozenset({"bidder", "supervisor"}))
    assert not permissions.may_see_field(both, BIDDERS_PLACE, "internal")


def test_experts_are_named_to_nobody_before_the_award() -> None:
    key = f"person:{EXPERT.id}"
    for who in (TENDEREE, AGENCY, INTAKE, SUPERVISOR, AUDIT, BIDDER):
        assert not permissions.may_see_player(who, place_of(who), "expert", key)
    assert permissions.may_see_player(EXPERT, PLACE, "expert", key)
    award = frozenset({"award"})
    assert permissions.may_see_player(TENDEREE, PLACE, "expert", key, award)
    assert not permissions.may_see_player(BIDDER, BIDDERS_PLACE, "expert", key, award)


def test_only_the_receiving_clerk_counts_bidders_before_the_opening() -> None:
    for who in (TENDEREE, AGENCY, INTAKE, SUPERVISOR, AUDIT, EXPERT):
        assert not permissions.may_see_player(who, PLACE, "bidder", "pseudonym:B-1")
    assert permissions.may_see_player(RECEIVER, PLACE, "bidder", "pseudonym:B-1")
    assert permissions.may_see_player(BIDDER, BIDDERS_PLACE, "bidder", "pseudonym:B-1")
    assert not permissions.may_see_player(BIDDER, BIDDERS_PLACE, "bidder", "pseudonym:B-2")
    opened = frozenset({"opening"})
    assert permissions.may_see_player(TENDEREE, PLACE, "bidder", "pseudonym:B-1", opened)


@pytest.mark.parametrize(
    ("fact", "by"),
    [
        (Fact.BID_RECEIVED, "centre"),
        (Fact.BID_RECEIVED, "B-1"),
        (Fact.TASK_COMPLETED, "B-1"),
        (Fact.MESSAGE_RECEIVED, "B-1"),
        (Fact.MESSAGE_RECEIVED, ""),
    ],
)
def test_what_bidders_did_is_sealed_before_the_opening(fact: Fact, by: str) -> None:
    for who in (TENDEREE, AGENCY, INTAKE, SUPERVISOR, EXPERT):
        assert not permissions.may_see_fact(who, PLACE, fact, {}, by=by)
        opened = frozenset({"opening"})
        assert permissions.may_see_fact(who, PLACE, fact, {}, by=by, events=opened)
    assert permissions.may_see_fact(RECEIVER, PLACE, fact, {}, by=by)
    assert permissions.may_see_fact(AUDIT, PLACE, fact, {}, by=by)


def test_where_bids_come_sealed_not_even_the_receiving_clerk_counts_them() -> None:
    sealed = replace(PLACE, sealed=True)
    assert not permissions.counts_bids(RECEIVER, sealed, frozenset())
    assert not permissions.may_see_player(RECEIVER, sealed, "bidder", "pseudonym:B-1")
    assert not permissions.may_see_fact(RECEIVER, sealed, Fact.BID_RECEIVED, {}, by="B-1")
    assert permissions.counts_bids(RECEIVER, sealed, frozenset({"opening"}))
    assert permissions.may_record_opening(RECEIVER, sealed)


def test_bidders_read_their_own_acts_and_what_is_public() -> None:
    def reads(fact: Fact, by: str) -> bool:
        return permissions.may_see_fact(BIDDER, BIDDERS_PLACE, fact, {}, by=by)

    assert reads(Fact.NOTICE_PUBLISHED, "agency")
    assert reads(Fact.MESSAGE_RECEIVED, "B-1")
    assert not reads(Fact.MESSAGE_RECEIVED, "B-2")
    assert not reads(Fact.TASK_COMPLETED, TENDEREE.id)


def test_facts_that_name_an_expert_wait_for_the_award() -> None:
    named = {"person": EXPERT.id}
    completed, assigned = Fact.TASK_COMPLETED, Fact.TASK_ASSIGNED
    assert not permissions.may_see_fact(TENDEREE, PLACE, completed, {}, by=EXPERT.id)
    assert not permissions.may_see_fact(TENDEREE, PLACE, assigned, named, by="x")
    assert permissions.may_see_fact(EXPERT, PLACE, completed, {}, by=EXPERT.id)
    award = frozenset({"award"})
    assert permissions.may_see_fact(TENDEREE, PLACE, completed, {}, by=EXPERT.id, events=award)


@pytest.mark.parametrize("role", ["tenderee", "agency"])
def test_who_runs_a_tender_does_not_bid_in_it(role: str) -> None:
    conflicted = replace(BIDDER, organisation=f"{role}-own")
    assert not permissions.may_send(conflicted, ("bidder",), PLACE)
    assert permissions.may_send(BIDDER, ("bidder",), PLACE)


def test_the_clock_carries_messages_between_projects() -> None:
    assert permissions.may_send(CLOCK, (), PLACE)
    assert permissions.is_clock(CLOCK)
    assert not permissions.is_clock(TENDEREE)


def test_the_operator_imports_and_verifies_but_takes_no_part() -> None:
    assert permissions.may_publish(OPERATOR)
    assert permissions.may_verify(OPERATOR)
    assert not permissions.may_grant_role(OPERATOR, "somebody")
    assert not permissions.may_see_field(OPERATOR, PLACE, "internal")
    assert not permissions.may_suspend(OPERATOR, PLACE)


@pytest.mark.parametrize(
    ("role", "region", "prefixes"),
    [
        ("supervisor", "320000", ("32",)),
        ("supervisor", "320100", ("3201",)),
        ("supervisor", "321000", ("3210",)),
        ("supervisor", "320102", ("320102",)),
        ("centre_intake", "320100", ("320100",)),
        ("centre_intake", "320000", ("320000",)),
        ("tenderee", "320100", ()),
    ],
)
def test_regions_watched_are_prefixes(role: str, region: str, prefixes: tuple[str, ...]) -> None:
    who = Actor(id="x", region=region, roles=frozenset({role}))
    assert permissions.regions_watched(who) == prefixes


def test_administrators_do_nothing_to_themselves() -> None:
    security, system = actor("security_admin", "own"), actor("system_admin", "own")
    assert not permissions.may_grant_role(security, security.id)
    assert not permissions.may_reset_password(security, security.id)
    assert not permissions.may_unlock(security, security.id)
    assert not permissions.may_deactivate(system, system.id)
    assert permissions.may_deactivate(system, security.id)


def test_a_project_is_seen_by_its_people_and_its_regions() -> None:
    assert permissions.may_see_project(BIDDER, BIDDERS_PLACE)
    assert not permissions.may_see_project(BIDDER, PLACE)
    assert permissions.may_see_project(OPERATOR, project("tenderee", "own"))
    assert not permissions.may_see_project(actor("analyst", "own"), PLACE)
