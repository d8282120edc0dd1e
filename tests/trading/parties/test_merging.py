"""The same party registered twice is found, with reasons, and becomes one record."""

import pytest

from engine.errors import Invalid, NotAllowed
from engine.people.orders.grant_role import GrantRole
from engine.people.queries.actor_of import actor_of
from engine.trading.parties.orders.merge_parties import MergeParties
from engine.trading.parties.queries.duplicates import duplicates
from engine.trading.parties.queries.party_of import party_of, resolved
from engine.trading.parties.queries.party_view import party_view
from engine.trading.parties.traits import stem
from engine.vocabulary import Actor, Fact
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.project_view import project_view
from tests.trading.parties.entity import keep, qualify, register
from tests.trading.parties.test_prefill import SECURITY
from tests.workflow.houses import House
from tests.workflow.small import drawn, said_by, task
from tests.workflow.spiff.short import catch, on, path

OPEN = drawn(
    '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
    + task("first")
    + catch("wait", on("message", "join"))
    + path("s", "fork", "first", "e")
    + path("fork", "wait", "e"),
    extra=said_by("join", "bidder"),
    agency="first wait fork s e",
)


def merge(house: House, kept: Actor, gone: Actor, reason: str = "同一单位重复登记") -> None:
    clerk = house.actor("centre_intake.nanjing")
    order = MergeParties(
        actor=clerk, kept=str(kept.organisation), gone=str(gone.organisation), reason=reason
    )
    house.give(order)


def with_role(house: House, actor: Actor, role: str) -> Actor:
    house.give(GrantRole(actor=SECURITY, person=actor.id, role=role))
    return house.ask(actor_of, actor.id)


def begun(house: House, actor: Actor) -> str:
    return str(house.give(StartProject(actor=actor, item="TINY", region="320100", data={})))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("南京长江建设有限公司", "南京长江建设"),
        ("江苏省长江建设集团有限公司", "长江建设"),
        ("南京市长江建设股份有限公司", "长江建设"),
        ("公司", "公司"),
    ],
)
def test_a_name_is_told_by_what_is_its_own(name: str, expected: str) -> None:
    assert stem(name) == expected


def test_likely_duplicates_are_found_with_their_reasons(house: House) -> None:
    seat = {"legal_representative": "赵明华", "address": "无锡市太湖大道8号"}
    one = register(house, 0, name="无锡太湖路桥工程有限公司", **seat)
    two = register(house, 1, name="无锡市太湖路桥工程公司", **seat)
    other = register(house, 2, name="连云港海滨装饰设计院")
    keep(house, other, "accounts", bank="中国银行", number="6217000000000000")
    clerk = house.actor("centre_intake.nanjing")
    found = house.ask(duplicates, clerk)
    pairs = {frozenset((one_.one, one_.other)): one_.reasons for one_ in found}
    assert pairs[frozenset((str(one.organisation), str(two.organisation)))] == ("name", "seat")
    assert pairs[frozenset((str(one.organisation), str(other.organisation)))] == ("account",)
    assert len(house.ask(duplicates, clerk, str(other.organisation))) == 1
    with pytest.raises(NotAllowed):
        house.ask(duplicates, one)


def test_both_histories_stay_and_the_old_id_answers_with_the_record_that_counts(
    house: House,
) -> None:
    kept, gone = register(house, 0), register(house, 1)
    qualify(house, gone)
    merge(house, kept, gone)
    party = house.ask(party_of, str(gone.organisation))
    assert party.organisation == kept.organisation == house.ask(resolved, str(gone.organisation))
    assert [one.text("kind") for one in party.qualifications] == ["建筑工程施工总承包"]
    assert [one.data.get("basic") for one in party.accounts] == [True, False]
    parts = [
        (one.part, one.of)
        for one in house.ask(party_view, house.ask(actor_of, kept.id), party.organisation).history
    ]
    assert ("qualifications", "南京长江乙建设有限公司") in parts
    assert ("merge", None) in parts
    assert house.ask(actor_of, gone.id).organisation == kept.organisation
    assert house.ask(duplicates, house.actor("centre_intake.nanjing")) == ()
    assert house.ledger_is_whole()


def test_projects_of_the_one_that_went_keep_pointing_right(house: House) -> None:
    house.publish(OPEN)
    kept = with_role(house, register(house, 0), "agency")
    gone = with_role(house, register(house, 1), "agency")
    project = begun(house, gone)
    merge(house, kept, gone)
    (fact,) = house.told(project, Fact.PARTY_MERGED)
    assert fact["kept"] == kept.organisation
    assert house.ask(project_view, kept, project).title
    house.give(CompleteTask(actor=kept, task=house.task(project, "first").id, data={}))


def test_two_that_meet_in_one_project_are_not_merged(small_house: House) -> None:
    small_house.publish(OPEN)
    client = with_role(small_house, register(small_house, 0), "agency")
    bidder = register(small_house, 1)
    project = begun(small_house, client)
    small_house.give(SendMessage(actor=bidder, name="join", project=project, data={}))
    for kept, gone in ((client, bidder), (bidder, client)):
        with small_house.refusing(Invalid) as refused:
            merge(small_house, kept, gone)
        assert isinstance(refused.value, Invalid)
        assert [one.key for one in refused.value.problems] == ["party_meet"]


def test_one_that_bids_now_is_kept_not_merged_away(small_house: House) -> None:
    small_house.publish(OPEN)
    bidder, other = register(small_house, 1), register(small_house, 2)
    project = small_house.start()
    small_house.give(SendMessage(actor=bidder, name="join", project=project, data={}))
    with small_house.refusing(Invalid) as refused:
        merge(small_house, other, bidder)
    assert isinstance(refused.value, Invalid)
    assert [one.key for one in refused.value.problems] == ["party_bids_now"]
    merge(small_house, bidder, other)


def test_merging_is_refused_where_it_makes_no_sense(small_house: House) -> None:
    kept, gone, third = (register(small_house, number) for number in range(3))
    with small_house.refusing(Invalid):
        merge(small_house, kept, kept)
    with small_house.refusing(Invalid):
        merge(small_house, kept, gone, reason="  ")
    with small_house.refusing(Invalid):
        merge(small_house, kept, small_house.actor("centre_intake.wuxi"))
    with small_house.refusing(NotAllowed):
        small_house.give(
            MergeParties(
                actor=kept, kept=str(kept.organisation), gone=str(gone.organisation), reason="x"
            )
        )
    merge(small_house, kept, gone)
    for one, other in ((third, gone), (gone, third)):
        with small_house.refusing(Invalid):
            merge(small_house, one, other)
    merge(small_house, third, kept)
    assert small_house.ask(resolved, str(gone.organisation)) == third.organisation
