"""Give somebody a new one-time password, and where asked take off their second factor."""

from dataclasses import dataclass

from sqlalchemy import delete

from engine.people import password, permissions
from engine.people.accounts import end_sessions, of_id, unlock
from engine.people.desk import Desk, chain_of
from engine.people.inspection import Inspection
from engine.people.tables import PersonRow, RecoveryCodeRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class ResetPassword(Order):
    """`second_factor` True: the authenticator was lost with its recovery codes."""

    person: str
    second_factor: bool = False


def handle(order: ResetPassword, work: Desk) -> str:
    """Returns the one-time password, shown this once; all sessions of the person end."""
    permissions.require(permissions.may_reset_password(order.actor, order.person))
    look = Inspection()
    look.flag("second_factor", order.second_factor)
    look.done()
    person = of_id(work, order.person)
    secret = password.one_time()
    person.password_hash, person.must_change_password = password.hashed(secret), True
    if order.second_factor:
        _take_off(work, person)
    unlock(person)
    end_sessions(person)
    work.record(
        Fact.PASSWORD_CHANGED,
        chain=chain_of(person.organisation_id),
        person=person.id,
        reset=True,
        second_factor=order.second_factor,
    )
    return secret


def _take_off(work: Desk, person: PersonRow) -> None:
    person.totp_secret = person.totp_pending = None
    work.session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.person_id == person.id))
