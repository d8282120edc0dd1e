"""A record is its party's own: every change is dated, takes effect at once, and is distrusted."""

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, SomeoneWasFaster
from engine.store.ledger import facts
from engine.trading.parties.orders.change_party import ChangeParty
from engine.trading.parties.orders.drop_party_item import DropPartyItem
from engine.trading.parties.orders.keep_party_item import KeepPartyItem
from engine.trading.parties.party import told
from engine.trading.parties.queries.parties import parties
from engine.trading.parties.queries.party_of import party_of
from engine.trading.parties.queries.party_view import certificate, party_view
from engine.vocabulary import Actor, Fact, Json
from tests.trading.parties.entity import PDF, PERSON, keep, qualify, register, stored
from tests.workflow.houses import House

HEAD: dict[str, Json] = {
    "name": "南京长江甲建设有限公司",
    "name_en": "Changjiang",
    "legal_representative": "王建国",
    "address": "南京市鼓楼区北京西路1号",
    "region": "320100",
}
QUALIFIED = {
    "kind": "建筑工程施工总承包",
    "number": "D1",
    "valid_from": "2024-01-01",
    "valid_to": "2026-12-31",
}


def test_a_change_is_dated_history_and_holds_at_once(house: House) -> None:
    actor = register(house)
    home, before = str(actor.organisation), house.now
    house.give(ChangeParty(actor=actor, data=HEAD))
    assert house.ask(party_of, home).address == "南京市鼓楼区北京西路1号"
    (newest, *_) = house.ask(party_view, actor, home).history
    assert (newest.by, newest.part) == ("李敏", "head")
    assert before <= newest.at <= house.now
    assert newest.was == {"name_en": "", "address": "南京市玄武区中山路0号"}
    assert newest.now == {"name_en": "Changjiang", "address": "南京市鼓楼区北京西路1号"}


def test_facts_of_a_change_hold_no_value(small_house: House) -> None:
    actor = register(small_house)
    keep(small_house, actor, "accounts", bank="工商银行", number="62220000000001")
    with small_house.sessions() as session:
        found = [
            one
            for one in facts(session, f"organisation:{actor.organisation}")
            if one.fact == Fact.PARTY_CHANGED
        ]
    assert [one.particulars["part"] for one in found] == ["accounts"]
    assert "6222" not in str(found)


def test_nothing_changed_leaves_no_history(small_house: House) -> None:
    actor = register(small_house)
    small_house.give(ChangeParty(actor=actor, data=HEAD))
    before = small_house.dump()
    small_house.give(ChangeParty(actor=actor, data=HEAD))
    assert small_house.dump() == before


def test_who_saw_an_older_record_is_told_so(small_house: House) -> None:
    actor = register(small_house)
    small_house.give(ChangeParty(actor=actor, data=HEAD, revision=0))
    with small_house.refusing(SomeoneWasFaster):
        small_house.give(ChangeParty(actor=actor, data={**HEAD, "name_en": ""}, revision=0))


def test_a_natural_person_names_no_representative_and_everybody_else_does(
    small_house: House,
) -> None:
    data: dict[str, Json] = {**HEAD, "legal_representative": ""}
    natural = register(small_house, kind="natural_person", code=PERSON)
    small_house.give(ChangeParty(actor=natural, data=data))
    company = register(small_house, 1)
    with small_house.refusing(Invalid):
        small_house.give(ChangeParty(actor=company, data=data))


def test_nobody_changes_another_s_record(small_house: House) -> None:
    first, second = register(small_house), register(small_house, 1)
    item = qualify(small_house, first)
    with small_house.refusing(NotFound):
        small_house.give(DropPartyItem(actor=second, item=item))
    with small_house.refusing(NotFound):
        keep(small_house, second, "qualifications", item=item, **QUALIFIED)
    clerk = small_house.actor("centre_intake.nanjing")
    with small_house.refusing(NotAllowed):
        small_house.give(ChangeParty(actor=clerk, data=HEAD))
    with small_house.refusing(NotFound):
        small_house.ask(party_view, second, str(first.organisation))
    assert small_house.ask(party_view, clerk, str(first.organisation)).may_change is False


def test_expired_qualifications_are_marked_and_are_no_valid_kind(small_house: House) -> None:
    actor = register(small_house)
    qualify(small_house, actor)
    qualify(small_house, actor, kind="市政公用工程", valid_to="2026-03-01")
    qualify(small_house, actor, kind="公路工程", valid_from="2026-03-03")
    qualify(small_house, actor, kind="水利工程", valid_to="2026-03-02")
    party = small_house.ask(party_of, str(actor.organisation))
    marks = {one.text("kind"): (one.expired, one.not_yet) for one in party.qualifications}
    assert marks["市政公用工程"] == (True, False)
    assert marks["公路工程"] == (False, True)
    assert marks["水利工程"] == (False, False), "its last day still counts"
    kinds = told(party)["valid_kinds"]
    assert isinstance(kinds, list)
    assert {"建筑工程施工总承包", "建筑工程施工总承包一级", "水利工程"} <= set(map(str, kinds))
    assert not {"市政公用工程", "公路工程"} & set(map(str, kinds))
    clerk = small_house.actor("centre_intake.nanjing")
    (line,) = small_house.ask(parties, clerk, text="长江甲").items
    assert (line.qualifications, line.expired) == (4, 1)


@pytest.mark.parametrize(
    ("part", "data", "field", "key"),
    [
        ("qualifications", {**QUALIFIED, "valid_to": "2026-02-30"}, "valid_to", "party_date"),
        (
            "qualifications",
            {**QUALIFIED, "valid_to": "2023-01-01"},
            "valid_to",
            "party_ends_before",
        ),
        ("qualifications", {**QUALIFIED, "kind": ""}, "kind", "required"),
        ("performance", {"project": "桥", "client": "市", "amount": "-1"}, "amount", "party_money"),
        (
            "performance",
            {"project": "桥", "client": "市", "amount": "NaN"},
            "amount",
            "party_money",
        ),
        ("accounts", {"bank": "行", "number": "123"}, "number", "party_account"),
        ("accounts", {"bank": "行", "number": "12345678", "basic": True}, "basic", "party_basic"),
        ("contacts", {"name": "甲", "phone": "x"}, "phone", "party_phone"),
        ("contacts", {"name": "甲" * 300, "phone": "13800000000"}, "name", "too_long"),
        ("contacts", {"name": ["甲"], "phone": "13800000000"}, "name", "not_text"),
    ],
)
def test_a_wrong_row_is_refused_by_its_field(
    small_house: House, part: str, data: dict[str, Json], field: str, key: str
) -> None:
    actor = register(small_house)
    with small_house.refusing(Invalid) as refused:
        keep(small_house, actor, part, **data)
    assert isinstance(refused.value, Invalid)
    assert [(one.field, one.key) for one in refused.value.problems] == [(field, key)]


def test_there_is_no_other_part(small_house: House) -> None:
    actor = register(small_house)
    with small_house.refusing(NotFound):
        keep(small_house, actor, "secrets", name="x")


def with_file(house: House, actor: Actor, content: bytes, name: str) -> str:
    order = KeepPartyItem(
        actor=actor,
        part="qualifications",
        data=QUALIFIED,
        file=stored(house, content),
        file_name=name,
    )
    return str(house.give(order))


def test_a_certificate_is_kept_with_its_row(small_house: House) -> None:
    actor = register(small_house)
    item = with_file(small_house, actor, PDF, "证书.pdf")
    found = small_house.ask(certificate, actor, str(actor.organisation), item)
    assert (found.name, found.media_type) == ("证书.pdf", "application/pdf")
    keep(small_house, actor, "qualifications", item=item, **{**QUALIFIED, "level": "二级"})
    assert small_house.ask(certificate, actor, str(actor.organisation), item) == found
    stranger = register(small_house, 1)
    with small_house.refusing(NotFound):
        small_house.ask(certificate, stranger, str(actor.organisation), item)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 20, "证书.pdf"),
        (PDF, "证书.exe"),
        (PDF, "证书"),
        ("只是文字".encode(), "证书.txt"),
    ],
)
def test_a_file_that_lies_about_its_type_is_refused(
    small_house: House, content: bytes, name: str
) -> None:
    actor = register(small_house)
    with small_house.refusing(Invalid) as refused:
        with_file(small_house, actor, content, name)
    assert isinstance(refused.value, Invalid)
    assert [one.key for one in refused.value.problems] == ["party_file_lies"]


def test_a_file_that_nobody_stored_is_refused(small_house: House) -> None:
    actor = register(small_house)
    order = KeepPartyItem(
        actor=actor, part="qualifications", data=QUALIFIED, file="0" * 64, file_name="a.pdf"
    )
    with small_house.refusing(Invalid):
        small_house.give(order)


def test_a_row_that_was_dropped_stays_in_the_history(small_house: House) -> None:
    actor = register(small_house)
    item = qualify(small_house, actor)
    small_house.give(DropPartyItem(actor=actor, item=item))
    view = small_house.ask(party_view, actor, str(actor.organisation))
    assert view.party.qualifications == ()
    assert view.history[0].was["number"] == "D132000001"
    assert view.history[0].now == {}
