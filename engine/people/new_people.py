"""Writes a new person; what a sign-in name and a language look like."""

from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from engine.people import password
from engine.people.desk import Desk
from engine.people.inspection import invalid
from engine.people.name_index import index_names
from engine.people.tables import PersonRow

LANGUAGES = ("zh", "en")
LOGIN = r"[a-z0-9][a-z0-9._@-]{1,63}"


def add_person(
    work: Desk,
    *,
    login: str,
    name: str,
    name_en: str,
    organisation: str | None,
    language: str,
    secret: str,
    must_change: bool,
) -> PersonRow:
    """The new row, written, with its names in the search index.

    Raises:
        Invalid: the sign-in name is taken.
    """
    if work.session.scalar(select(PersonRow.id).where(PersonRow.login == login)) is not None:
        raise invalid("login", "taken")
    row = PersonRow(
        id=uuid4().hex,
        login=login,
        name=name.strip(),
        name_en=name_en.strip(),
        organisation_id=organisation,
        password_hash=password.hashed(secret),
        language=language,
        must_change_password=must_change,
    )
    _write(work, row)
    index_names(work.session, row.id, (row.name, row.name_en, row.login))
    return row


def _write(work: Desk, row: PersonRow) -> None:
    """Somebody may have taken the name since it was looked up."""
    try:
        with work.session.begin_nested():
            work.session.add(row)
    except IntegrityError:
        raise invalid("login", "taken") from None
