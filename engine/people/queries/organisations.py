"""Organisations by name, searched in Chinese, one page at a time."""

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from engine.people.name_index import matching
from engine.people.queries import keyset
from engine.people.queries.organisation_view import OrganisationView, view
from engine.people.tables import OrganisationRow, PersonRoleRow, PersonRow
from engine.vocabulary import Page


def organisations(
    session: Session,
    *,
    text: str = "",
    region: str | None = None,
    kind: str | None = None,
    role: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[OrganisationView]:
    """By name; `text` is looked for in names, key and code; `role` has an active holder there.

    Raises:
        Invalid: `after` is not a key this list gave out.
    """
    limit = max(1, min(limit, keyset.MOST))
    wanted = _wanted(text, region, kind, role)
    counted = session.scalar(_count(wanted)) or 0
    start = keyset.read(after)
    if start:
        wanted = wanted.where(keyset.beyond(OrganisationRow.name, OrganisationRow.id, start))
    ordered = wanted.order_by(OrganisationRow.name, OrganisationRow.id).limit(limit + 1)
    items = [view(row) for row in session.scalars(ordered)]
    last = items[:limit][-1] if items else None
    return keyset.page(items, limit, keyset.write(last.name, last.id) if last else None, counted)


def holds_role(role: str) -> Select[tuple[str | None]]:
    """Ids of organisations where somebody active holds a role."""
    return (
        select(PersonRow.organisation_id)
        .join(PersonRoleRow, PersonRoleRow.person_id == PersonRow.id)
        .where(PersonRoleRow.role == role, PersonRow.active)
    )


def _wanted(
    text: str, region: str | None, kind: str | None, role: str | None
) -> Select[tuple[OrganisationRow]]:
    wanted = select(OrganisationRow)
    found = matching(text)
    if found is not None:
        wanted = wanted.where(OrganisationRow.id.in_(found))
    if region is not None:
        wanted = wanted.where(OrganisationRow.region == region)
    if kind is not None:
        wanted = wanted.where(OrganisationRow.kind == kind)
    if role is not None:
        here = holds_role(role).where(PersonRow.organisation_id == OrganisationRow.id)
        wanted = wanted.where(exists(here))
    return wanted


def _count(wanted: Select[tuple[OrganisationRow]]) -> Select[tuple[int]]:
    ids = wanted.with_only_columns(OrganisationRow.id).limit(keyset.COUNTED + 1).subquery()
    return select(func.count()).select_from(ids)
