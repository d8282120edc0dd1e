"""The second factor: enrolled by its owner, each code good for once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from engine.errors import Invalid, SignInRefused
from engine.people import totp
from engine.people.orders.confirm_sign_in import ConfirmSignIn
from engine.people.orders.confirm_totp import ConfirmTotp, Enrolled
from engine.people.orders.create_person import Created
from engine.people.orders.enrol_totp import Enrolment, EnrolTotp
from engine.people.orders.reset_password import ResetPassword
from engine.people.signing_in import SignedIn
from engine.people.tables import PersonRow, RecoveryCodeRow
from tests.people.house import NOBODY, House
from tests.people.test_sign_in import fail, sign_in

STEP = timedelta(seconds=totp.STEP_SECONDS)


def code(house: House, secret: str, steps: int = 0) -> str:
    return totp.code_at(secret, int(house.now.timestamp()) // totp.STEP_SECONDS + steps)


def enrol(house: House, login: str = "wang") -> tuple[Created, str, Enrolled]:
    made = house.create(login)
    begun = house.give(EnrolTotp(actor=house.actor(login)))
    assert isinstance(begun, Enrolment)
    done = house.give(ConfirmTotp(actor=house.actor(login), code=code(house, begun.secret)))
    assert isinstance(done, Enrolled)
    house.passes(STEP)
    return made, begun.secret, done


def test_the_code_is_asked_for_and_then_given(house: House) -> None:
    made, secret, _ = enrol(house)
    first = sign_in(house, "wang", made.password)
    assert first.needs_totp
    assert house.person("wang").last_sign_in_at is None
    second = house.give(
        ConfirmSignIn(
            actor=NOBODY,
            person=first.person_id,
            session_epoch=first.session_epoch,
            code=code(house, secret),
        )
    )
    assert isinstance(second, SignedIn)
    assert not second.must_enrol
    assert house.facts()[-1][2]["by"] == "totp"


def test_name_password_and_code_may_come_at_once(house: House) -> None:
    made, secret, _ = enrol(house)
    assert not sign_in(house, "wang", made.password, code(house, secret)).needs_totp


def test_a_code_is_good_for_once(house: House) -> None:
    made, secret, _ = enrol(house)
    used = code(house, secret)
    sign_in(house, "wang", made.password, used)
    fail(house, "wang", made.password, used)
    house.passes(STEP)
    fail(house, "wang", made.password, used)
    assert sign_in(house, "wang", made.password, code(house, secret))


def test_the_code_that_enrolled_does_not_sign_in(house: House) -> None:
    made, secret, _ = enrol(house)
    fail(house, "wang", made.password, code(house, secret, -1))


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (0, True), (1, True), (2, False)])
def test_clocks_may_differ_by_one_step(house: House, steps: int, good: bool) -> None:
    made, secret, _ = enrol(house)
    house.passes(3 * STEP)
    given = code(house, secret, steps)
    if good:
        assert sign_in(house, "wang", made.password, given)
    else:
        fail(house, "wang", made.password, given)


def test_five_wrong_codes_lock(house: House) -> None:
    made, secret, _ = enrol(house)
    for _ in range(5):
        fail(house, "wang", made.password, "000")
    fail(house, "wang", made.password, code(house, secret))
    assert house.person("wang").locked_until is not None


def test_the_password_alone_does_not_forget_wrong_codes(house: House) -> None:
    made, _, _ = enrol(house)
    for _ in range(5):
        sign_in(house, "wang", made.password)
        fail(house, "wang", made.password, "000")
    assert house.person("wang").locked_until is not None


def test_a_recovery_code_works_once(house: House) -> None:
    made, _, done = enrol(house)
    typed = done.recovery_codes[3].upper() + " "
    sign_in(house, "wang", made.password, typed)
    assert house.facts()[-1][2]["by"] == "recovery_code"
    fail(house, "wang", made.password, typed)
    assert sign_in(house, "wang", made.password, done.recovery_codes[0])


def test_a_stale_first_step_does_not_sign_in(house: House) -> None:
    _, secret, done = enrol(house)
    person = house.person("wang").id
    with pytest.raises(SignInRefused):
        house.give(
            ConfirmSignIn(
                actor=NOBODY,
                person=person,
                session_epoch=done.session_epoch - 1,
                code=code(house, secret),
            )
        )


def test_secrets_are_not_readable_in_the_database_or_the_ledger(house: House) -> None:
    _, secret, done = enrol(house)
    with house.sessions() as session:
        row = session.scalars(select(PersonRow).where(PersonRow.login == "wang")).one()
        digests = session.scalars(select(RecoveryCodeRow.digest)).all()
        held = f"{row.totp_secret} {row.totp_pending} {row.password_hash} {digests}"
    for hidden in (secret, *done.recovery_codes):
        assert hidden not in held
        assert hidden not in str(house.facts())


def test_replacing_an_authenticator_needs_the_password(house: House) -> None:
    made, secret, _ = enrol(house)
    with pytest.raises(Invalid, match="password"):
        house.give(EnrolTotp(actor=house.actor("wang")))
    with pytest.raises(SignInRefused):
        house.give(EnrolTotp(actor=house.actor("wang"), password="wrong"))
    house.give(EnrolTotp(actor=house.actor("wang"), password=made.password))
    assert sign_in(house, "wang", made.password, code(house, secret))


def test_confirming_what_was_not_begun_is_refused(house: House) -> None:
    house.create("wang")
    with pytest.raises(Invalid, match="enrolling"):
        house.give(ConfirmTotp(actor=house.actor("wang"), code="123456"))


def test_a_wrong_code_does_not_enrol(house: House) -> None:
    made = house.create("wang")
    house.give(EnrolTotp(actor=house.actor("wang")))
    with pytest.raises(Invalid, match="does not match"):
        house.give(ConfirmTotp(actor=house.actor("wang"), code="000"))
    assert sign_in(house, "wang", made.password).must_enrol


def test_a_reset_may_take_off_the_second_factor(house: House) -> None:
    made, _, done = enrol(house)
    security = house.actor("security_admin")
    order = ResetPassword(actor=security, person=made.person_id, second_factor=True)
    new = str(house.give(order))
    found = sign_in(house, "wang", new)
    assert (found.must_enrol, found.must_change_password) == (True, True)
    assert found.session_epoch > done.session_epoch
    fail(house, "wang", made.password)
