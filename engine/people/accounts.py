"""The person behind an order, locked; failed attempts, and the end of open sessions."""

import unicodedata
from datetime import timedelta

from sqlalchemy import ColumnElement, select

from engine.errors import SignInRefused
from engine.people import password
from engine.people.desk import Desk, chain_of
from engine.people.inspection import invalid
from engine.people.tables import PersonRow
from engine.vocabulary import Fact

ATTEMPTS = 5
LOCKED_FOR = timedelta(minutes=15)


def written(login: str) -> str:
    """A sign-in name as it is kept: width and case folded, without blanks around."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def of_login(work: Desk, login: str) -> PersonRow | None:
    """The person with a sign-in name, locked until the order ends."""
    return _locked(work, PersonRow.login == written(login))


def of_id(work: Desk, id_: object) -> PersonRow:
    """The person of an id, locked until the order ends.

    Raises:
        Invalid: there is no such person.
    """
    row = _locked(work, PersonRow.id == id_) if isinstance(id_, str) else None
    if row is None:
        raise invalid("person", "no_such_person")
    return row


def locked(work: Desk, person: PersonRow) -> bool:
    return person.locked_until is not None and person.locked_until > work.now


def refuse(
    work: Desk, person: PersonRow | None, reason: str, *, counts: bool = True
) -> SignInRefused:
    """The refusal of an attempt, with its fact; five that count lock for a quarter of an hour."""
    if person is None:
        work.record(Fact.SIGN_IN_REFUSED, chain=chain_of(None), reason=reason)
        return SignInRefused()
    if counts:
        _count(work, person)
    work.record(
        Fact.SIGN_IN_REFUSED,
        chain=chain_of(person.organisation_id),
        actor=person.id,
        reason=reason,
        locked=locked(work, person),
    )
    return SignInRefused()


def check_password(work: Desk, person: PersonRow, typed: str) -> None:
    """Raises SignInRefused, which counts as a failed attempt, unless it is their password."""
    right = password.matches(person.password_hash, typed)
    if locked(work, person):
        raise refuse(work, person, "locked", counts=False)
    if not right:
        raise refuse(work, person, "password")


def unlock(person: PersonRow) -> None:
    person.failed_attempts, person.locked_until = 0, None


def end_sessions(person: PersonRow) -> int:
    """Every session opened so far is worth nothing from now on; returns the new epoch."""
    person.session_epoch += 1
    return person.session_epoch


def _count(work: Desk, person: PersonRow) -> None:
    person.failed_attempts += 1
    if person.failed_attempts >= ATTEMPTS:
        person.failed_attempts, person.locked_until = 0, work.now + LOCKED_FOR


def _locked(work: Desk, condition: ColumnElement[bool]) -> PersonRow | None:
    wanted = select(PersonRow).where(condition)
    return work.session.scalars(
        wanted.with_for_update().execution_options(populate_existing=True)
    ).one_or_none()
