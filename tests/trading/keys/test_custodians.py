"""Custodians make keys, rehearse them, and stand in the notice; no two keys in one hand."""

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, WrongState
from engine.sealing import custodian_keys, rehearsal
from engine.trading.keys.orders.begin_rehearsal import BeginRehearsal
from engine.trading.keys.orders.finish_rehearsal import FinishRehearsal
from engine.trading.keys.orders.register_key import RegisterCustodianKey
from engine.trading.keys.orders.replace_key import ReplaceCustodianKey
from engine.trading.keys.queries.custodians import custodians_of
from engine.trading.keys.tables import CustodianKeyRow
from engine.vocabulary import Fact
from tests.trading.bids.bidding import CUSTODIANS
from tests.trading.opening.hall import PEOPLE, rehearses, started
from tests.workflow.houses import House


def registers(house: House, project: str, role: str, login: str = "", **more: object) -> str:
    keys = more.pop("public_keys", None) or dict(custodian_keys.make("intl").public)
    order = RegisterCustodianKey(
        actor=house.actor(login or PEOPLE[role]), project=project, role=role, public_keys=keys
    )
    return str(house.give(order))


def test_a_key_is_registered_rehearsed_and_named_by_its_fingerprint(house: House) -> None:
    project = started(house)
    made = custodian_keys.make("intl")
    rehearses(house, project, "tenderee", made)
    (one,) = house.ask(custodians_of, project)
    assert one.fingerprint == custodian_keys.fingerprint("intl", made.public)
    assert one.rehearsed_at is not None
    told = [*house.told(project, Fact.CUSTODIAN_REGISTERED)]
    told += house.told(project, Fact.CUSTODIAN_REHEARSED)
    assert {str(fact["fingerprint"]) for fact in told} == {one.fingerprint}
    assert house.ledger_is_whole()


def test_the_notice_waits_until_three_keys_were_rehearsed(house: House) -> None:
    project = started(house)
    for role in CUSTODIANS[:2]:
        rehearses(house, project, role, custodian_keys.make("intl"))
    registers(house, project, "supervisor")
    house.complete(project, "keys")
    assert house.inside(project).case["keys_ready"] is False
    assert [row.fixed_at for row in house.rows(CustodianKeyRow)] == [None] * 3
    assert house.told(project, Fact.CUSTODIANS_FIXED) == []


def test_ready_keys_are_fixed_and_replaced_no_more(small_house: House) -> None:
    project = started(small_house)
    for role in CUSTODIANS:
        rehearses(small_house, project, role, custodian_keys.make("intl"))
    small_house.complete(project, "keys")
    case = small_house.inside(project).case
    assert case["keys_ready"] is True
    assert [one["role"] for one in case["custodians"]] == list(CUSTODIANS)  # type: ignore[index,union-attr,call-overload]
    with small_house.refusing(WrongState):
        replaces(small_house, project)


def replaces(house: House, project: str, reason: str = "U 盘丢失") -> None:
    order = ReplaceCustodianKey(
        actor=house.actor(PEOPLE["tenderee"]),
        project=project,
        role="tenderee",
        public_keys=dict(custodian_keys.make("intl").public),
        reason=reason,
    )
    house.give(order)


def test_a_lost_key_is_replaced_before_the_notice_and_rehearsed_again(house: House) -> None:
    project = started(house)
    with house.refusing(NotFound):
        replaces(house, project)
    rehearses(house, project, "tenderee", custodian_keys.make("intl"))
    with house.refusing(Invalid):
        replaces(house, project, reason=" ")
    replaces(house, project)
    states = sorted(row.state for row in house.rows(CustodianKeyRow))
    assert states == ["current", "replaced"]
    (one,) = house.ask(custodians_of, project)
    assert one.rehearsed_at is None
    assert len(house.told(project, Fact.CUSTODIAN_REPLACED)) == 1


def test_a_second_key_for_one_role_is_refused(small_house: House) -> None:
    project = started(small_house)
    registers(small_house, project, "tenderee")
    with small_house.refusing(WrongState):
        registers(small_house, project, "tenderee")


def test_two_keys_in_one_person_are_refused(small_house: House) -> None:
    project = started(small_house)
    registers(small_house, project, "centre_witness")
    both = small_house.actor("centre_witness.nanjing")
    order = RegisterCustodianKey(
        actor=type(both)(
            id=both.id,
            organisation=both.organisation,
            region=both.region,
            roles=both.roles | {"supervisor"},
        ),
        project=project,
        role="supervisor",
        public_keys=dict(custodian_keys.make("intl").public),
    )
    with small_house.refusing(Invalid) as refused:
        small_house.give(order)
    assert isinstance(refused.value, Invalid)
    assert [one.key for one in refused.value.problems] == ["custodian_person_twice"]


def test_two_keys_in_one_organisation_are_refused(small_house: House) -> None:
    project = started(small_house)
    registers(small_house, project, "centre_witness")
    clerk = small_house.actor("centre_intake.nanjing")
    order = RegisterCustodianKey(
        actor=type(clerk)(
            id=clerk.id,
            organisation=clerk.organisation,
            region=clerk.region,
            roles=frozenset({"supervisor"}),
        ),
        project=project,
        role="supervisor",
        public_keys=dict(custodian_keys.make("intl").public),
    )
    with small_house.refusing(Invalid) as refused:
        small_house.give(order)
    assert isinstance(refused.value, Invalid)
    assert [one.key for one in refused.value.problems] == ["custodian_organisation_twice"]


@pytest.mark.parametrize(
    ("login", "role"),
    [
        ("bidder.bidder1", "tenderee"),
        ("agency.agency1", "tenderee"),
        ("centre_opening.nanjing", "centre_witness"),
        ("centre_witness.wuxi", "centre_witness"),
    ],
)
def test_who_does_not_play_the_role_keeps_no_key(small_house: House, login: str, role: str) -> None:
    project = started(small_house)
    with small_house.refusing(NotAllowed):
        registers(small_house, project, role, login)


def test_there_is_no_fourth_custodian(small_house: House) -> None:
    project = started(small_house)
    with small_house.refusing(NotFound):
        registers(small_house, project, "agency", "agency.agency1")


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"x25519": "AAAA"},
        {"rsa": "AAAA"},
        {"p256": "A" * 88},
        dict(custodian_keys.make("sm").public),
    ],
)
def test_what_is_no_public_key_of_the_house_s_suite_is_refused(
    small_house: House, keys: dict[str, str]
) -> None:
    project = started(small_house)
    order = RegisterCustodianKey(
        actor=small_house.actor(PEOPLE["tenderee"]),
        project=project,
        role="tenderee",
        public_keys=keys,
    )
    with small_house.refusing(Invalid):
        small_house.give(order)


def test_a_rehearsal_with_another_file_fails_and_a_new_question_ends_the_old(
    small_house: House,
) -> None:
    project, made = started(small_house), custodian_keys.make("intl")
    by = small_house.actor(PEOPLE["tenderee"])
    with small_house.refusing(WrongState):
        small_house.give(FinishRehearsal(actor=by, project=project, role="tenderee", answer="AAAA"))
    registers(small_house, project, "tenderee", public_keys=dict(made.public))
    begin = BeginRehearsal(actor=by, project=project, role="tenderee")
    first = rehearsal.answer(made, small_house.give(begin))
    second = rehearsal.answer(made, small_house.give(begin))
    for answer in (first, "AAAA", ""):
        with small_house.refusing(Invalid):
            small_house.give(
                FinishRehearsal(actor=by, project=project, role="tenderee", answer=answer)
            )
    small_house.give(FinishRehearsal(actor=by, project=project, role="tenderee", answer=second))
    (row,) = small_house.rows(CustodianKeyRow)
    assert row.rehearsed_at is not None
    assert row.challenge is None
