"""Names for ids and codes, many at once."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.tables import OrganisationRow, PersonRow, RegionRow


def names_of(session: Session, people: Collection[str]) -> dict[str, str]:
    """Id → name of people; an id nobody has is left out."""
    if not people:
        return {}
    wanted = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(people))
    return {row.id: row.name for row in session.execute(wanted)}


def names_by_key(session: Session, people: Collection[str]) -> dict[str, str]:
    """Id → name and login → name of people given by id."""
    if not people:
        return {}
    wanted = select(PersonRow.id, PersonRow.login, PersonRow.name).where(PersonRow.id.in_(people))
    rows = session.execute(wanted).all()
    return {key: row.name for row in rows for key in (row.id, row.login)}


def organisation_names(
    session: Session, organisations: Collection[str], language: str = "zh"
) -> dict[str, str]:
    """Id → name of organisations, in `en` where they have one; an id that none has is left out."""
    if not organisations:
        return {}
    wanted = select(OrganisationRow.id, OrganisationRow.name, OrganisationRow.name_en).where(
        OrganisationRow.id.in_(organisations)
    )
    rows = session.execute(wanted)
    return {row.id: (row.name_en if language == "en" else "") or row.name for row in rows}


def region_names(session: Session, language: str = "zh") -> dict[str, str]:
    """Code → name of every region, in `zh` or `en`."""
    name = RegionRow.name_en if language == "en" else RegionRow.name
    wanted = select(RegionRow.code, name.label("text"))
    return {row.code: row.text for row in session.execute(wanted)}
