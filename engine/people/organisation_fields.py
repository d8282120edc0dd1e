"""What an organisation's values must look like, and that they are not taken."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from engine.people import uscc
from engine.people.desk import Desk
from engine.people.inspection import Inspection, invalid
from engine.people.tables import OrganisationRow, RegionRow

KEY = r"[a-z0-9][a-z0-9._-]{0,63}"


def inspect_region(look: Inspection, work: Desk, code: object) -> None:
    if not isinstance(code, str) or work.session.get(RegionRow, code) is None:
        look.wrong("region", "no_such_region")


def inspect_uscc(look: Inspection, work: Desk, code: object, own: str | None = None) -> None:
    """A valid code that no other organisation has; None is left alone."""
    if code is None or not look.text("uscc", code, most=32):
        return
    if not uscc.valid(str(code)):
        look.wrong("uscc", "bad_uscc")
        return
    known = select(OrganisationRow.id).where(OrganisationRow.uscc == uscc.written(str(code)))
    if work.session.scalar(known) not in (None, own):
        look.wrong("uscc", "taken")


def inspect_key(look: Inspection, work: Desk, key: object) -> None:
    """A slug that no other organisation has."""
    if not look.matches("key", key, KEY, "bad_key"):
        return
    known = select(OrganisationRow.id).where(OrganisationRow.key == key)
    if work.session.scalar(known) is not None:
        look.wrong("key", "taken")


def write(work: Desk, row: OrganisationRow) -> None:
    """Write a row; somebody may have taken key or code since they were looked up."""
    try:
        with work.session.begin_nested():
            work.session.add(row)
    except IntegrityError:
        raise invalid("key", "taken") from None
