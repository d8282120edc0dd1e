"""A market entity registers once with one form, free, without approval, and may act at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from engine.errors import Invalid, NotAllowed, TooMany
from engine.people.tables import OrganisationRow
from engine.store.ledger import facts
from engine.trading.parties.orders.register_party import RegisterParty
from engine.trading.parties.queries.party_of import party_of
from engine.trading.parties.queries.registration_check import registration_check
from engine.trading.parties.tables import PartyRow
from engine.vocabulary import OPERATOR, Fact, Json
from engine.workflow.orders.move_clock import MoveClock
from tests.trading.parties.entity import CODES, NOBODY, PASSWORD, PERSON, register, said
from tests.workflow.houses import House

BAD: dict[str, tuple[dict[str, str], str, str]] = {
    "check digit": ({"code": "91320800MA1003074V"}, "code", "bad_uscc"),
    "length": ({"code": "9132"}, "code", "bad_uscc"),
    "kind": ({"kind": "club"}, "kind", "not_an_option"),
    "no name": ({"name": "  "}, "name", "required"),
    "no representative": ({"legal_representative": ""}, "legal_representative", "required"),
    "region": ({"region": "999999"}, "region", "no_such_region"),
    "phone": ({"contact_phone": "12"}, "contact_phone", "party_phone"),
    "email": ({"contact_email": "x"}, "contact_email", "party_email"),
    "account": ({"account_number": "62x"}, "account_number", "party_account"),
    "half an account": ({"account_bank": ""}, "account_bank", "required"),
    "login": ({"login": "x y"}, "login", "bad_login"),
    "login taken": ({"login": "bidder.bidder1"}, "login", "taken"),
    "language": ({"language": "fr"}, "language", "not_an_option"),
    "letters nobody sees": ({"name": "甲\u202e乙\x07"}, "name", "bad_character"),
}


def test_one_form_makes_organisation_record_and_person(house: House) -> None:
    actor = register(house)
    assert actor.roles == {"bidder"}
    assert actor.region == "320100"
    party = house.ask(party_of, str(actor.organisation))
    assert (party.name, party.uscc) == ("南京长江甲建设有限公司", CODES[0])
    assert party.contacts[0].text("phone") == "13800000000"
    assert party.basic_account is not None
    assert party.basic_account.text("bank") == "中国银行南京分行"
    with house.sessions() as session:
        told = [one.fact for one in facts(session, f"organisation:{actor.organisation}")]
    assert Fact.PARTY_REGISTERED in told


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_named_by_its_field(small_house: House, case: str) -> None:
    changes, field, key = BAD[case]
    with small_house.refusing(Invalid) as refused:
        register(small_house, **changes)
    assert isinstance(refused.value, Invalid)
    assert (field, key) in [(one.field, one.key) for one in refused.value.problems]


def test_a_weak_password_is_refused_and_stands_in_no_message(small_house: House) -> None:
    order = RegisterParty(actor=NOBODY, data=said(), password="abc")
    with small_house.refusing(Invalid) as refused:
        small_house.give(order)
    assert "abc" not in str(refused.value)


def test_everything_wrong_is_told_at_once(small_house: House) -> None:
    with small_house.refusing(Invalid) as refused:
        small_house.give(RegisterParty(actor=NOBODY, data={}, password=""))
    assert isinstance(refused.value, Invalid)
    assert {one.field for one in refused.value.problems} >= {"kind", "code", "login", "password"}


def test_a_code_registers_once_in_the_whole_province(small_house: House) -> None:
    register(small_house)
    with small_house.refusing(Invalid) as refused:
        register(small_house, code=CODES[0].lower(), region="320200", login="other")
    assert isinstance(refused.value, Invalid)
    assert [one.key for one in refused.value.problems] == ["party_registered"]


def test_the_code_of_an_organisation_that_an_administrator_made_is_taken(
    small_house: House,
) -> None:
    with small_house.refusing(Invalid):
        register(small_house, code="91320300MA1001220D")


def test_of_a_natural_person_s_number_only_a_digest_and_four_signs_are_kept(
    small_house: House,
) -> None:
    natural = {"kind": "natural_person", "name": "王小明", "legal_representative": ""}
    actor = register(small_house, code=PERSON, **natural)
    with small_house.sessions() as session:
        row = session.get_one(PartyRow, str(actor.organisation))
        assert row.identity_last == "002X"
        assert session.scalar(select(OrganisationRow.uscc).filter_by(id=row.organisation)) is None
    assert PERSON not in str(small_house.dump())
    with small_house.refusing(Invalid) as refused:
        register(small_house, 1, code=PERSON.lower(), **natural)
    assert isinstance(refused.value, Invalid)
    assert [one.key for one in refused.value.problems] == ["party_registered"]


def test_an_identity_number_with_a_wrong_check_digit_is_refused(small_house: House) -> None:
    with small_house.refusing(Invalid) as refused:
        register(small_house, kind="natural_person", code="110105194912310021")
    assert isinstance(refused.value, Invalid)
    assert [one.key for one in refused.value.problems] == ["party_identity"]


def test_who_has_an_organisation_registers_no_other(small_house: House) -> None:
    with small_house.refusing(NotAllowed):
        order = RegisterParty(actor=small_house.agency, data=said(), password=PASSWORD)
        small_house.give(order)


def test_ten_registrations_an_hour_from_one_place_are_enough(small_house: House) -> None:
    register(small_house, source="here")
    with small_house.sessions.begin() as session:
        row = session.scalars(select(PartyRow)).one()
        source, moment = row.source, row.registered_at
        homes = session.scalars(select(OrganisationRow.id).limit(20)).all()
        for home in [one for one in homes if one != row.organisation][:9]:
            session.add(
                PartyRow(
                    organisation=home,
                    kind="legal_person",
                    legal_representative="",
                    address="",
                    source=source,
                    registered_at=moment,
                    changed_at=moment,
                    revision=0,
                )
            )
    with small_house.refusing(TooMany):
        register(small_house, 1, source="here")
    register(small_house, 2, source="elsewhere")
    later = small_house.now + timedelta(hours=1, seconds=1)
    small_house.give(MoveClock(actor=OPERATOR, to=later))
    register(small_house, 1, source="here")


@pytest.mark.parametrize(("step", "field"), [(1, "code"), (2, "contact_name"), (3, "login")])
def test_each_step_tells_its_own_problems_only(small_house: House, step: int, field: str) -> None:
    empty: dict[str, Json] = {}
    told = {one.field for one in small_house.ask(registration_check, empty, step)}
    assert field in told
    assert small_house.ask(registration_check, said(), step) == ()
    others = {"code", "contact_name", "login"} - {field}
    assert not told & others
