"""The end of signing in: the second factor checked, the attempt told of."""

from dataclasses import dataclass

from sqlalchemy import CursorResult, delete

from engine.people import secret_box, totp
from engine.people.accounts import locked, refuse, unlock
from engine.people.desk import Desk, chain_of
from engine.people.tables import PersonRow, RecoveryCodeRow
from engine.vocabulary import Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedIn:
    """What a session is made of.

    While `needs_totp` the password was right and nothing else holds yet: no session may be opened
    before `ConfirmSignIn`. `must_enrol` and `must_change_password` come before any other page.
    """

    person_id: str
    session_epoch: int
    needs_totp: bool = False
    must_enrol: bool = False
    must_change_password: bool = False


def waiting_for_code(person: PersonRow) -> SignedIn:
    """The password was right, the code is still to come."""
    return SignedIn(person_id=person.id, session_epoch=person.session_epoch, needs_totp=True)


def finish(work: Desk, person: PersonRow, by: str) -> SignedIn:
    """Signed in: failed attempts are forgotten; `by` names the factors used."""
    unlock(person)
    person.last_sign_in_at = work.now
    chain = chain_of(person.organisation_id)
    work.record(Fact.SIGNED_IN, chain=chain, actor=person.id, person=person.id, by=by)
    return SignedIn(
        person_id=person.id,
        session_epoch=person.session_epoch,
        must_enrol=person.totp_secret is None and not work.demo,
        must_change_password=person.must_change_password,
    )


def check_code(work: Desk, person: PersonRow, code: str) -> str:
    """Which second factor a code is: `totp` or `recovery_code`; used up either way.

    Raises:
        SignInRefused: neither, or used before; counts as a failed attempt.
    """
    if locked(work, person):
        raise refuse(work, person, "locked", counts=False)
    typed = totp.plain(code)
    if _is_totp(work, person, typed):
        return "totp"
    if _is_recovery(work, person, typed):
        return "recovery_code"
    raise refuse(work, person, "code")


def _is_totp(work: Desk, person: PersonRow, typed: str) -> bool:
    if person.totp_secret is None:
        return False
    secret = secret_box.unseal(work.settings, person.id, person.totp_secret)
    step = totp.used_step(secret, typed, work.now, person.totp_step)
    if step is not None:
        person.totp_step = step
    return step is not None


def _is_recovery(work: Desk, person: PersonRow, typed: str) -> bool:
    digest = secret_box.digest(work.settings, person.id, typed)
    used = work.session.execute(
        delete(RecoveryCodeRow).where(
            RecoveryCodeRow.person_id == person.id, RecoveryCodeRow.digest == digest
        )
    )
    return isinstance(used, CursorResult) and used.rowcount == 1
