"""Put a new authenticator in force by a code it shows, and hand out recovery codes."""

from dataclasses import dataclass

from sqlalchemy import delete, insert

from engine.people import secret_box, totp
from engine.people.accounts import end_sessions, of_id
from engine.people.desk import Desk, chain_of
from engine.people.inspection import Inspection, invalid
from engine.people.tables import PersonRow, RecoveryCodeRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmTotp(Order):
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolled:
    """Recovery codes are shown once; the session goes on under the new epoch."""

    recovery_codes: tuple[str, ...]
    session_epoch: int


def handle(order: ConfirmTotp, work: Desk) -> Enrolled:
    """Raises Invalid: the code does not match, or enrolling was not begun."""
    look = Inspection()
    look.text("code", order.code, most=32)
    look.done()
    person = of_id(work, order.actor.id)
    person.totp_step = _step(order, work, person)
    person.totp_secret, person.totp_pending = person.totp_pending, None
    work.record(Fact.TOTP_ENROLLED, chain=chain_of(person.organisation_id), person=person.id)
    return Enrolled(recovery_codes=_hand_out(work, person), session_epoch=end_sessions(person))


def _step(order: ConfirmTotp, work: Desk, person: PersonRow) -> int:
    if person.totp_pending is None:
        raise invalid("code", "not_begun")
    secret = secret_box.unseal(work.settings, person.id, person.totp_pending)
    step = totp.used_step(secret, totp.plain(order.code), work.now, 0)
    if step is None:
        raise invalid("code", "wrong_code")
    return step


def _hand_out(work: Desk, person: PersonRow) -> tuple[str, ...]:
    """New codes; those handed out before are void."""
    codes = totp.recovery_codes()
    work.session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.person_id == person.id))
    rows = [
        {"person_id": person.id, "digest": secret_box.digest(work.settings, person.id, code)}
        for code in codes
    ]
    work.session.execute(insert(RecoveryCodeRow), rows)
    return codes
