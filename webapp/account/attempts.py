"""What this browser tried in vain: a lock is told of without telling which accounts exist."""

from datetime import datetime

from flask import session

from engine.errors import NotFound
from engine.people.accounts import ATTEMPTS, LOCKED_FOR, written
from engine.people.queries.person_by_login import person_by_login
from engine.workflow.queries.house_state import house_state
from webapp import current

KEY = "failed"


def failed(login: str) -> datetime | None:
    """Count one failure; until when the account is closed, once this browser failed five times.

    A name that nobody has is said to be locked like any other.
    """
    now = current.ask(house_state).now
    count, until = _so_far(written(login), now)
    count += 1
    if count >= ATTEMPTS and until is None:
        until = now + LOCKED_FOR
    session[KEY] = [written(login), count, until.isoformat() if until else ""]
    return _true_end(login, until, now) if until else None


def _so_far(login: str, now: datetime) -> tuple[int, datetime | None]:
    name, count, text = session.get(KEY) or ("", 0, "")
    until = datetime.fromisoformat(text) if text else None
    over = until is not None and until <= now
    return (0, None) if name != login or over else (count, until)


def _true_end(login: str, until: datetime, now: datetime) -> datetime | None:
    """The account's own end of the lock; None where somebody unlocked it meanwhile."""
    try:
        end = current.ask(person_by_login, login).locked_until
    except NotFound:
        return until
    return end if end and end > now else None
