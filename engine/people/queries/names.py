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


def organisation_names(session: Session, organisations: Collection[str]) -> dict[str, str]:
    """Id → name of organisations; an id that none has is left out."""
    if not organisations:
        return {}
    wanted = select(OrganisationRow.id, OrganisationRow.name).where(
        OrganisationRow.id.in_(organisations)
    )
    return {row.id: row.name for row in session.execute(wanted)}


def region_names(session: Session, language: str = "zh") -> dict[str, str]:
    """Code → name of every region, in `zh` or `en`."""
    name = RegionRow.name_en if language == "en" else RegionRow.name
    wanted = select(RegionRow.code, name.label("text"))
    return {row.code: row.text for row in session.execute(wanted)}
