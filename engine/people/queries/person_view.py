"""A person as screens show them; no secret of theirs is among it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from engine.people.tables import OrganisationRow, PersonRoleRow, PersonRow


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonView:
    """`roles` are sorted keys."""

    id: str
    login: str
    name: str
    name_en: str
    organisation: str | None
    organisation_name: str | None
    organisation_name_en: str | None
    roles: tuple[str, ...]
    active: bool
    locked_until: datetime | None
    has_totp: bool
    must_change_password: bool
    language: str
    last_sign_in_at: datetime | None

    def organisation_in(self, language: str) -> str:
        """The organisation's name in `zh` or `en`; the Chinese one where there is no English."""
        english = self.organisation_name_en if language == "en" else None
        return english or self.organisation_name or ""


def people_rows() -> Select[tuple[PersonRow, str, str]]:
    """Every person beside the names of their organisation."""
    return select(
        PersonRow,
        OrganisationRow.name.label("organisation_name"),
        OrganisationRow.name_en.label("organisation_name_en"),
    ).outerjoin(OrganisationRow, OrganisationRow.id == PersonRow.organisation_id)


def views(
    session: Session, rows: Iterable[Row[tuple[PersonRow, str, str]]]
) -> tuple[PersonView, ...]:
    """The answers for rows of `people_rows`, their roles read at once."""
    known = list(rows)
    roles = _roles(session, [row.PersonRow.id for row in known])
    return tuple(_view(row, roles.get(row.PersonRow.id, ())) for row in known)


def _roles(session: Session, people: list[str]) -> dict[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    wanted = select(PersonRoleRow.person_id, PersonRoleRow.role).where(
        PersonRoleRow.person_id.in_(people)
    )
    for person, role in session.execute(wanted.order_by(PersonRoleRow.role)):
        held[person] = (*held.get(person, ()), role)
    return held


def _view(found: Row[tuple[PersonRow, str, str]], roles: tuple[str, ...]) -> PersonView:
    row = found.PersonRow
    return PersonView(
        id=row.id,
        login=row.login,
        name=row.name,
        name_en=row.name_en,
        organisation=row.organisation_id,
        organisation_name=found.organisation_name,
        organisation_name_en=found.organisation_name_en,
        roles=tuple(sorted(roles)),
        active=row.active,
        locked_until=row.locked_until,
        has_totp=row.totp_secret is not None,
        must_change_password=row.must_change_password,
        language=row.language,
        last_sign_in_at=row.last_sign_in_at,
    )
