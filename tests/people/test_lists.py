"""Lists of people and organisations: searched in Chinese, read page by page."""

import pytest

from engine.errors import Invalid, NotAllowed
from engine.people.orders.change_person import ChangePerson
from engine.people.queries.colleagues import colleagues
from engine.people.queries.holders_of import holders_of
from engine.people.queries.names import names_of, organisation_names
from engine.people.queries.organisations import organisations
from engine.people.queries.people import people
from engine.people.queries.people_of_organisation import people_of_organisation
from engine.people.queries.person_by_id import person_by_id
from engine.people.queries.playing import playing
from engine.vocabulary import Actor
from tests.people.house import House


def logins(house: House, **wanted: object) -> list[str]:
    page = house.ask(people, house.actor("system_admin"), **wanted)
    return sorted(person.login for person in page.items)


def test_people_are_found_by_two_characters_of_a_name_or_organisation(house: House) -> None:
    home = house.organisation("tenderee1")
    house.create("ouyang", home, "欧阳建国")
    house.create("wang", None, "王建军")
    assert logins(house, text="阳建") == ["ouyang"]
    assert logins(house, text="建") == ["ouyang", "wang"]
    assert logins(house, text="建国 欧阳") == ["ouyang"]
    assert logins(house, text="国建") == []
    assert logins(house, text="单位TENDEREE1") == ["ouyang"]
    assert logins(house, text="Ｗａｎｇ") == ["wang"]
    assert logins(house, text="%") == logins(house)


def test_a_renamed_person_is_found_by_the_new_name_only(house: House) -> None:
    made = house.create("wang", None, "王建军")
    system = house.actor("system_admin")
    house.give(ChangePerson(actor=system, person=made.person_id, name="赵子龙"))
    assert logins(house, text="子龙") == ["wang"]
    assert logins(house, text="建军") == []


def test_pages_follow_one_another_and_leave_nobody_out(house: House) -> None:
    for number in range(7):
        house.create(f"p{number}", None, f"张{number % 3}")
    seen: list[str] = []
    after: str | None = None
    while True:
        page = house.ask(people, house.actor("system_admin"), text="张", after=after, limit=3)
        assert (page.count, page.capped) == (7, False)
        seen += [person.login for person in page.items]
        after = page.next_key
        if after is None:
            break
    assert sorted(seen) == [f"p{number}" for number in range(7)]


@pytest.mark.parametrize("after", ["x", "é", "WzEsMl0=", "e30=", "!!!!"])
def test_a_made_up_page_is_refused(small_house: House, after: str) -> None:
    with pytest.raises(Invalid, match="Not a page"):
        small_house.ask(people, small_house.actor("system_admin"), after=after)


def test_the_list_of_people_is_for_administrators(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.ask(people, Actor(id="x", roles=frozenset({"tenderee"})))


def test_organisations_are_found_by_name_region_kind_and_role(house: House) -> None:
    centre = house.organisation("centre1", kind="centre")
    house.organisation("centre2", kind="centre", region="320500")
    house.organisation("firm")
    house.create("li", centre)
    house.grant("li", "centre_intake")

    def found(**wanted: object) -> list[str]:
        return [one.key for one in house.ask(organisations, **wanted).items]

    assert found(text="位CENTRE") == ["centre1", "centre2"]
    assert found(kind="centre", region="320500") == ["centre2"]
    assert found(role="centre_intake") == ["centre1"]
    assert [one.id for one in house.ask(playing, "centre_intake", "320100")] == [centre]
    assert house.ask(playing, "centre_intake", "320500") == ()


def test_who_holds_a_role_here_is_listed_while_active(house: House) -> None:
    home = house.organisation("firm")
    for login in ("li", "wang", "zhao"):
        house.create(login, home)
        house.grant(login, "tenderee")
    system = house.actor("system_admin")
    house.give(ChangePerson(actor=system, person=house.person("zhao").id, active=False))
    held = house.ask(holders_of, "tenderee", home)
    assert {person.login for person in held} == {"li", "wang"}
    assert [person.login for person in house.ask(colleagues, house.actor("li"), "tenderee")] == [
        "wang"
    ]
    assert house.ask(colleagues, house.actor("li"), "agency") == ()
    assert {person.login for person in house.ask(people_of_organisation, home)} == {
        "li",
        "wang",
        "zhao",
    }


def test_names_are_read_many_at_once(house: House) -> None:
    home = house.organisation("firm")
    made = house.create("li", home, "李四")
    assert house.ask(names_of, {made.person_id, "gone"}) == {made.person_id: "李四"}
    assert house.ask(organisation_names, {home}) == {home: "单位firm"}
    assert house.ask(names_of, set()) == {}
    assert house.ask(person_by_id, made.person_id).organisation_name == "单位firm"
