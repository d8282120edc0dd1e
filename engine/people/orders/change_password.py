"""Change one's own password; every other session ends."""

from dataclasses import dataclass

from engine.people import password
from engine.people.accounts import check_password, end_sessions, of_id
from engine.people.desk import Desk, chain_of
from engine.people.inspection import Inspection
from engine.people.tables import PersonRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePassword(Order):
    current: str
    new: str


def handle(order: ChangePassword, work: Desk) -> int:
    """Returns the new session epoch.

    Raises:
        Invalid: what is wrong with the new one.
        SignInRefused: the current one is wrong; counts as a failed attempt.
    """
    person = of_id(work, order.actor.id)
    _inspect(order, work, person)
    check_password(work, person, order.current)
    person.password_hash = password.hashed(order.new)
    person.must_change_password = False
    work.record(Fact.PASSWORD_CHANGED, chain=chain_of(person.organisation_id), person=person.id)
    return end_sessions(person)


def _inspect(order: ChangePassword, work: Desk, person: PersonRow) -> None:
    look = Inspection()
    look.text("current", order.current, most=password.MOST)
    fine = password.inspect(look, "new", order.new, person.login, demo=work.demo)
    if fine and order.new == order.current:
        look.wrong("new", "same_password")
    look.done()
