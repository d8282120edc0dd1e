"""An empty house gets three administrators, each apart from the others."""

import pytest

from engine.errors import NotAllowed
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import CreatePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.set_up_house import SetUpHouse
from engine.vocabulary import OPERATOR, Actor
from tests.people.house import House
from tests.people.test_sign_in import sign_in

LOGINS = ("system_admin", "security_admin", "audit_admin")


def test_each_administrator_holds_one_role_and_must_change_the_password(house: House) -> None:
    assert set(house.passwords) == set(LOGINS)
    for login in LOGINS:
        found = sign_in(house, login, house.passwords[login])
        assert (found.must_change_password, found.must_enrol) == (True, True)
        assert house.person(login).roles == (login,)


def test_a_house_is_set_up_once(house: House) -> None:
    with pytest.raises(NotAllowed, match="people already"):
        house.give(SetUpHouse(actor=OPERATOR))


def test_only_the_operator_sets_up(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.give(SetUpHouse(actor=Actor(id="x", roles=frozenset({"system_admin"}))))


def test_one_time_passwords_reach_no_fact(house: House) -> None:
    told = str(house.facts())
    assert not any(password in told for password in house.passwords.values())
    assert [fact for fact, _, _ in house.facts()].count("role:granted") == 3


def test_one_administrator_cannot_do_the_others_work(house: House) -> None:
    system, security, audit = (house.actor(login) for login in LOGINS)
    person = house.person("audit_admin").id
    with pytest.raises(NotAllowed):
        house.give(GrantRole(actor=system, person=person, role="analyst"))
    for who in (security, audit):
        with pytest.raises(NotAllowed):
            house.give(CreatePerson(actor=who, login="wang", name="王"))
        with pytest.raises(NotAllowed):
            house.give(
                CreateOrganisation(actor=who, key="a", name="甲", kind="market", region="320100")
            )
    with pytest.raises(NotAllowed):
        house.give(GrantRole(actor=audit, person=system.id, role="analyst"))
