"""People by name, searched in Chinese, one page at a time."""

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.name_index import matching
from engine.people.queries import keyset
from engine.people.queries.person_view import PersonView, people_rows, views
from engine.people.tables import PersonRoleRow, PersonRow
from engine.vocabulary import Actor, Page


def people(
    session: Session,
    actor: Actor,
    *,
    text: str = "",
    organisation: str | None = None,
    role: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[PersonView]:
    """By name; `text` is looked for in names, sign-in name and the organisation's names.

    Raises:
        NotAllowed: the list is for administrators.
        Invalid: `after` is not a key this list gave out.
    """
    permissions.require(permissions.may_read_people(actor))
    limit = max(1, min(limit, keyset.MOST))
    wanted = _wanted(text, organisation, role)
    counted = session.scalar(_count(wanted)) or 0
    start = keyset.read(after)
    if start:
        wanted = wanted.where(keyset.beyond(PersonRow.name, PersonRow.id, start))
    rows = session.execute(wanted.order_by(PersonRow.name, PersonRow.id).limit(limit + 1)).all()
    items = views(session, rows)
    last = items[:limit][-1] if items else None
    return keyset.page(items, limit, keyset.write(last.name, last.id) if last else None, counted)


def _wanted(
    text: str, organisation: str | None, role: str | None
) -> Select[tuple[PersonRow, str, str]]:
    wanted = people_rows()
    found = matching(text)
    if found is not None:
        wanted = wanted.where(or_(PersonRow.id.in_(found), PersonRow.organisation_id.in_(found)))
    if organisation is not None:
        wanted = wanted.where(PersonRow.organisation_id == organisation)
    if role is not None:
        held = exists().where(PersonRoleRow.person_id == PersonRow.id, PersonRoleRow.role == role)
        wanted = wanted.where(held)
    return wanted


def _count(wanted: Select[tuple[PersonRow, str, str]]) -> Select[tuple[int]]:
    ids = wanted.with_only_columns(PersonRow.id).limit(keyset.COUNTED + 1).subquery()
    return select(func.count()).select_from(ids)
