"""Who gets in, who does not, and what an attempt leaves behind."""

from datetime import timedelta

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, SignInRefused
from engine.people.orders.change_password import ChangePassword
from engine.people.orders.change_person import ChangePerson
from engine.people.orders.enter_demo import EnterDemo
from engine.people.orders.sign_in import SignIn
from engine.people.orders.sign_out import SignOut
from engine.people.orders.unlock_person import UnlockPerson
from engine.people.queries.session_of import session_of
from engine.people.signing_in import SignedIn
from tests.people.house import NOBODY, PASSWORD, House


def sign_in(house: House, login: str, password: str, code: str | None = None) -> SignedIn:
    found = house.give(SignIn(actor=NOBODY, login=login, password=password, code=code))
    assert isinstance(found, SignedIn)
    return found


def fail(house: House, login: str, password: str = "wrong", code: str | None = None) -> str:
    with pytest.raises(SignInRefused) as refused:
        sign_in(house, login, password, code)
    return str(refused.value)


def test_the_right_password_signs_in_and_leaves_a_fact(house: House) -> None:
    made = house.create("wang")
    found = sign_in(house, " WANG ", made.password)
    assert found.person_id == made.person_id
    assert (found.needs_totp, found.must_enrol, found.must_change_password) == (False, True, True)
    assert house.person("wang").last_sign_in_at == house.now
    fact, actor, particulars = house.facts()[-1]
    assert (fact, actor, particulars["by"]) == (
        "person:signed_in",
        made.person_id,
        "password",
    )


def test_a_demo_asks_for_no_second_factor(demo: House) -> None:
    made = demo.create("wang")
    assert not sign_in(demo, "wang", made.password).must_enrol


def test_every_refusal_reads_alike(house: House) -> None:
    made = house.create("wang")
    wrong, unknown = fail(house, "wang"), fail(house, "nobody-here")
    person = made.person_id
    house.give(ChangePerson(actor=house.actor("system_admin"), person=person, active=False))
    assert wrong == unknown == fail(house, "wang", made.password)


def test_an_unknown_name_is_not_written_down(house: House) -> None:
    fail(house, "my-password-typed-as-name")
    assert "my-password" not in str(house.facts())
    assert house.facts()[-1][0] == "person:sign_in_refused"


def test_five_failures_lock_for_a_quarter_of_an_hour(house: House) -> None:
    made = house.create("wang")
    for _ in range(4):
        fail(house, "wang")
    assert house.person("wang").locked_until is None
    fail(house, "wang")
    assert house.person("wang").locked_until == house.now + timedelta(minutes=15)
    assert house.facts()[-1][2] == {"reason": "password", "locked": True}
    fail(house, "wang", made.password)
    house.passes(timedelta(minutes=14, seconds=59))
    fail(house, "wang", made.password)
    house.passes(timedelta(seconds=1))
    assert sign_in(house, "wang", made.password)


def test_attempts_while_locked_do_not_lengthen_the_lock(house: House) -> None:
    house.create("wang")
    for _ in range(12):
        fail(house, "wang")
    assert house.person("wang").locked_until == house.now + timedelta(minutes=15)


def test_signing_in_forgets_earlier_failures(house: House) -> None:
    made = house.create("wang")
    for _ in range(3):
        for _ in range(4):
            fail(house, "wang")
        sign_in(house, "wang", made.password)
    assert house.person("wang").locked_until is None


def test_the_security_administrator_unlocks(house: House) -> None:
    made = house.create("wang")
    for _ in range(5):
        fail(house, "wang")
    house.give(UnlockPerson(actor=house.actor("security_admin"), person=made.person_id))
    assert sign_in(house, "wang", made.password)


def test_changing_the_password_ends_every_other_session(house: House) -> None:
    made = house.create("wang")
    before = sign_in(house, "wang", made.password).session_epoch
    actor = house.actor("wang")
    epoch = house.give(ChangePassword(actor=actor, current=made.password, new=PASSWORD))
    assert house.ask(session_of, made.person_id) == (actor, epoch)
    assert epoch != before
    fail(house, "wang", made.password)
    assert not sign_in(house, "wang", PASSWORD).must_change_password
    assert PASSWORD not in str(house.facts())


def test_a_wrong_current_password_counts_as_an_attempt(house: House) -> None:
    made = house.create("wang")
    order = ChangePassword(actor=house.actor("wang"), current="wrong", new=PASSWORD)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            house.give(order)
    fail(house, "wang", made.password)


@pytest.mark.parametrize(
    ("new", "key"),
    [
        ("short", "too_short"),
        ("x" * 257, "too_long"),
        ("password1234", "common_password"),
        ("aaaaaaaaaaaaaa", "common_password"),
        ("wang-li-2026-secret", "holds_login"),
        ("nul\x00nul\x00nul\x00nul", "bad_character"),
        (None, "required"),
        (123456789012, "not_text"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(small_house: House, new: str, key: str) -> None:
    made = small_house.create("wang-li")
    order = ChangePassword(actor=small_house.actor("wang-li"), current=made.password, new=new)
    with pytest.raises(Invalid) as refused:
        small_house.give(order)
    assert [(problem.field, problem.key) for problem in refused.value.problems] == [("new", key)]


def test_the_new_password_must_differ(house: House) -> None:
    made = house.create("wang")
    order = ChangePassword(actor=house.actor("wang"), current=made.password, new=made.password)
    with pytest.raises(Invalid, match="must differ"):
        house.give(order)


def test_signing_out_ends_one_session(house: House) -> None:
    made = house.create("wang")
    epoch = sign_in(house, "wang", made.password).session_epoch
    for _ in range(2):
        house.give(SignOut(actor=house.actor("wang"), session="here"))
    with pytest.raises(NotFound):
        house.ask(session_of, made.person_id, "here")
    assert house.ask(session_of, made.person_id, "there")[1] == epoch
    assert house.facts()[-1][0] == "person:signed_out"
    assert house.facts()[-1][2]["everywhere"] is False


def test_signing_out_everywhere_ends_all_sessions(house: House) -> None:
    made = house.create("wang")
    before = sign_in(house, "wang", made.password).session_epoch
    house.give(SignOut(actor=house.actor("wang"), session="here"))
    house.give(SignOut(actor=house.actor("wang")))
    assert house.ask(session_of, made.person_id, "there")[1] != before
    assert house.facts()[-1][2]["everywhere"] is True


def test_entering_a_demo_is_told_like_a_sign_in(demo: House) -> None:
    made = demo.create("wang")
    entered = demo.give(EnterDemo(actor=NOBODY, login="wang"))
    assert entered.person_id == made.person_id
    fact, actor, particulars = demo.facts()[-1]
    assert (fact, actor, particulars["by"]) == ("person:signed_in", made.person_id, "demo")


def test_nobody_enters_a_real_house_without_a_password(house: House) -> None:
    house.create("wang")
    before = len(house.facts())
    with pytest.raises(NotAllowed):
        house.give(EnterDemo(actor=NOBODY, login="wang"))
    assert len(house.facts()) == before


def test_nobody_enters_a_demo_as_who_is_not_there(demo: House) -> None:
    with pytest.raises(NotFound):
        demo.give(EnterDemo(actor=NOBODY, login="ghost"))


def test_who_is_deactivated_has_no_session(house: House) -> None:
    made = house.create("wang")
    order = ChangePerson(actor=house.actor("system_admin"), person=made.person_id, active=False)
    house.give(order)
    with pytest.raises(NotFound):
        house.ask(session_of, made.person_id)


@pytest.mark.parametrize("field", ["login", "password"])
@pytest.mark.parametrize("value", [None, "", 7, "x" * 300, "a\x00b"])
def test_bad_input_names_the_field(small_house: House, field: str, value: object) -> None:
    given: dict[str, object] = {"login": "wang", "password": "x", field: value}
    with pytest.raises(Invalid) as refused:
        small_house.give(SignIn(actor=NOBODY, **given))  # type: ignore[arg-type]
    assert refused.value.problems[0].field == field
