"""Sign in with name, password and, where one is enrolled, a code of the second factor."""

from dataclasses import dataclass

from engine.people import password
from engine.people.accounts import check_password, of_login, refuse
from engine.people.desk import Desk
from engine.people.inspection import Inspection
from engine.people.signing_in import SignedIn, check_code, finish, waiting_for_code
from engine.people.tables import PersonRow
from engine.vocabulary import Order


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn(Order):
    """`actor` is nobody yet. `code` None asks whether one is needed."""

    login: str
    password: str
    code: str | None = None


def handle(order: SignIn, work: Desk) -> SignedIn:
    """Raises SignInRefused, alike for every reason, after about the same time."""
    _inspect(order)
    person = of_login(work, order.login)
    if person is None:
        password.matches(None, order.password)
        raise refuse(work, None, "unknown")
    check_password(work, person, order.password)
    if not person.active:
        raise refuse(work, person, "inactive", counts=False)
    _renew(person, order.password)
    if person.totp_secret is None:
        return finish(work, person, "password")
    if not order.code:
        return waiting_for_code(person)
    return finish(work, person, check_code(work, person, order.code))


def _inspect(order: SignIn) -> None:
    look = Inspection()
    look.text("login", order.login)
    look.text("password", order.password, most=password.MOST)
    look.text("code", order.code or None, most=32, optional=True)
    look.done()


def _renew(person: PersonRow, typed: str) -> None:
    """Keep the hash up to today's parameters while the password is at hand."""
    if password.outdated(person.password_hash):
        person.password_hash = password.hashed(typed)
