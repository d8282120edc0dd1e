"""Organisations, people and roles, as the administrators keep them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.errors import Invalid, NotAllowed, NotFound
from engine.people.orders.change_organisation import ChangeOrganisation
from engine.people.orders.change_person import ChangePerson
from engine.people.orders.choose_language import ChooseLanguage
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import CreatePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.revoke_role import RevokeRole
from engine.people.queries.actor_of import actor_of
from engine.people.queries.organisation import organisation
from engine.vocabulary import Order
from tests.people.house import House


def refused(house: House, order: Order) -> tuple[str, str]:
    """Field and key of the one problem."""
    with pytest.raises(Invalid) as found:
        house.give(order)
    ((field, key),) = [(problem.field, problem.key) for problem in found.value.problems]
    return field, key


def test_an_organisation_is_kept_with_its_code_and_a_fact(house: House) -> None:
    order = CreateOrganisation(
        actor=house.actor("system_admin"),
        key="tenderee1",
        name=" 南京某建设单位 ",
        name_en="Builder",
        kind="market",
        region="320100",
        uscc="91320100-ma100048x7",
    )
    id_ = str(house.give(order))
    kept = house.ask(organisation, "tenderee1")
    assert (kept.id, kept.name, kept.uscc) == (id_, "南京某建设单位", "91320100MA100048X7")
    ((fact, actor, _),) = house.facts(f"organisation:{id_}")
    assert (fact, actor) == ("organisation:created", house.person("system_admin").id)


def test_key_and_code_belong_to_one_organisation(house: House) -> None:
    system = house.actor("system_admin")
    first = CreateOrganisation(
        actor=system,
        key="a",
        name="甲",
        kind="market",
        region="320100",
        uscc="91320100MA100048X7",
    )
    house.give(first)
    second = CreateOrganisation(actor=system, key="a", name="乙", kind="market", region="320100")
    assert refused(house, second) == ("key", "taken")
    third = CreateOrganisation(
        actor=system, key="c", name="丙", kind="market", region="320100", uscc=first.uscc
    )
    assert refused(house, third) == ("uscc", "taken")


def test_an_organisation_changes_what_is_given_and_no_more(house: House) -> None:
    id_ = house.organisation("a")
    before = house.ask(organisation, id_)
    system = house.actor("system_admin")
    house.give(ChangeOrganisation(actor=system, organisation=id_, region="320500"))
    after = house.ask(organisation, "a")
    assert (after.region, after.name) == ("320500", before.name)
    assert house.facts(f"organisation:{id_}")[-1][2]["fields"] == ["region"]
    house.give(ChangeOrganisation(actor=system, organisation=id_, region="320500"))
    assert len(house.facts(f"organisation:{id_}")) == 2


def test_a_code_is_left_alone_or_taken_away(house: House) -> None:
    system, id_ = house.actor("system_admin"), house.organisation("a")
    house.give(ChangeOrganisation(actor=system, organisation=id_, uscc="91320100MA100048X7"))
    house.give(ChangeOrganisation(actor=system, organisation=id_, name="乙"))
    assert house.ask(organisation, "a").uscc == "91320100MA100048X7"
    house.give(ChangeOrganisation(actor=system, organisation=id_, uscc=""))
    assert house.ask(organisation, "a").uscc is None
    assert house.facts(f"organisation:{id_}")[-1][2]["fields"] == ["uscc"]
    assert house.facts(f"organisation:{id_}")[-1][0] == "organisation:changed"


def test_a_person_is_an_actor_of_organisation_and_region(house: House) -> None:
    home = house.organisation("a", region="320500")
    made = house.create("li", home, "李四")
    house.grant("li", "tenderee")
    actor = house.ask(actor_of, made.person_id)
    assert (actor.name, actor.organisation, actor.region) == ("李四", home, "320500")
    assert actor.roles == {"tenderee"}
    assert [fact for fact, _, _ in house.facts(f"organisation:{home}")] == [
        "organisation:created",
        "person:created",
        "role:granted",
    ]


def test_a_login_is_folded_and_taken_once(house: House) -> None:
    house.create("li")
    order = CreatePerson(actor=house.actor("system_admin"), login=" ＬＩ ", name="李")
    assert refused(house, order) == ("login", "taken")


def test_nobody_sets_anothers_password_outside_a_demo(house: House) -> None:
    order = CreatePerson(
        actor=house.actor("system_admin"), login="li", name="李", password="good enough for all"
    )
    assert refused(house, order) == ("password", "set_by_themselves")


def test_a_demo_person_keeps_the_password_given(demo: House) -> None:
    order = CreatePerson(actor=demo.actor("system_admin"), login="li", name="李", password="demo")
    demo.give(order)
    assert not demo.person("li").must_change_password


def test_names_change_and_language_is_ones_own_choice(house: House) -> None:
    made = house.create("li", name="李四")
    system = house.actor("system_admin")
    house.give(ChangePerson(actor=system, person=made.person_id, name="李五", name_en="Li Wu"))
    house.give(ChooseLanguage(actor=house.actor("li"), language="en"))
    person = house.person("li")
    assert (person.name, person.name_en, person.language) == ("李五", "Li Wu", "en")
    assert house.facts()[-1][2]["fields"] == ["name", "name_en"]
    assert "李五" not in str(house.facts())


def test_who_is_deactivated_gives_no_orders_until_reactivated(house: House) -> None:
    made = house.create("li")
    system = house.actor("system_admin")
    house.give(ChangePerson(actor=system, person=made.person_id, active=False))
    with pytest.raises(NotFound):
        house.actor("li")
    house.give(ChangePerson(actor=system, person=made.person_id, active=True))
    assert house.actor("li").id == made.person_id


def test_a_centres_role_needs_a_centre(house: House) -> None:
    security = house.actor("security_admin")
    alone = house.create("alone")
    order = GrantRole(actor=security, person=alone.person_id, role="centre_intake")
    assert refused(house, order) == ("role", "needs_organisation")
    firm = house.create("firm-clerk", house.organisation("firm"))
    order = GrantRole(actor=security, person=firm.person_id, role="centre_intake")
    assert refused(house, order) == ("role", "wrong_kind")
    order = GrantRole(actor=security, person=firm.person_id, role="supervisor")
    assert refused(house, order) == ("role", "wrong_kind")
    house.create("centre-clerk", house.organisation("centre", kind="centre"))
    house.grant("centre-clerk", "centre_intake")
    house.create("official", house.organisation("housing", kind="department"))
    house.grant("official", "supervisor")
    assert house.person("official").roles == ("supervisor",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("analyst", "supervisor"),
        ("supervisor", "catalogue_keeper"),
        ("system_admin", "audit_admin"),
        ("tenderee", "security_admin"),
        ("audit_admin", "expert"),
    ],
)
def test_families_do_not_mix_in_one_person(small_house: House, first: str, second: str) -> None:
    home = small_house.organisation("housing", kind="department")
    made = small_house.create("li", home)
    small_house.grant("li", first)
    security = small_house.actor("security_admin")
    order = GrantRole(actor=security, person=made.person_id, role=second)
    assert refused(small_house, order) == ("role", "clash")
    assert small_house.person("li").roles == (first,)


def test_granting_twice_and_revoking_what_is_not_held_are_refused(house: House) -> None:
    made = house.create("li")
    security = house.actor("security_admin")
    house.grant("li", "expert")
    assert refused(house, GrantRole(actor=security, person=made.person_id, role="expert")) == (
        "role",
        "held",
    )
    house.give(RevokeRole(actor=security, person=made.person_id, role="expert"))
    assert house.person("li").roles == ()
    assert house.facts()[-1][0] == "role:revoked"
    assert refused(house, RevokeRole(actor=security, person=made.person_id, role="expert")) == (
        "role",
        "not_held",
    )


def test_nobody_grants_to_themselves(house: House) -> None:
    security = house.actor("security_admin")
    with pytest.raises(NotAllowed):
        house.give(GrantRole(actor=security, person=security.id, role="analyst"))


def test_the_last_administrator_of_a_kind_stays(house: House) -> None:
    system, security = house.actor("system_admin"), house.actor("security_admin")
    order = ChangePerson(actor=system, person=security.id, active=False)
    assert refused(house, order) == ("active", "last_administrator")
    revoke = RevokeRole(actor=security, person=system.id, role="system_admin")
    assert refused(house, revoke) == ("role", "last_administrator")
    house.create("second")
    house.grant("second", "security_admin")
    house.give(order)
    assert not house.person("security_admin").active


def test_a_login_wanted_by_many_at_once_goes_to_one(house: House) -> None:
    system = house.actor("system_admin")

    def ask(number: int) -> str:
        try:
            house.give(CreatePerson(actor=system, login="li", name=f"李{number}"))
        except Invalid as found:
            return found.problems[0].key
        return "created"

    with ThreadPoolExecutor(4) as people:
        answers = sorted(people.map(ask, range(4)))
    assert answers == ["created", "taken", "taken", "taken"]
