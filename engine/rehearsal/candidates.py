"""Who may take a part in a sandbox's project: the people behind a task or a message."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from engine.people.queries.person_view import PersonView, people_rows, views
from engine.people.tables import OrganisationRow, PersonRoleRow, PersonRow
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.queries.answering import house
from engine.workflow.tables import AudienceRow

MOST = 30


def of_task(session: Session, task: str, project: str) -> tuple[PersonView, ...]:
    """Everybody for whom an open task waits."""
    keys = session.scalars(select(AudienceRow.audience).where(AudienceRow.task == task))
    found = [person for key in keys for person in _behind(session, key, project)]
    return tuple({person.id: person for person in found}.values())[:MOST]


def of_roles(session: Session, roles: Iterable[str], region: str) -> tuple[PersonView, ...]:
    """Holders of one of the roles: of those bound to a region only the region's."""
    known = house(session).roles
    every = [
        person
        for role in sorted(roles)
        for person in _holders(session, role, region if known.bound(role) == "region" else None)
    ]
    return tuple({person.id: person for person in every}.values())[:MOST]


def _behind(session: Session, key: str, project: str) -> tuple[PersonView, ...]:
    """`person:<id>`, `organisation:<id>:<role>`, `region:<code>:<role>` or a pseudonym."""
    kind, _, rest = key.partition(":")
    name, _, role = rest.partition(":")
    if kind == "person":
        return _people(session, PersonRow.id == name)
    if kind == "organisation":
        return _people(session, and_(PersonRow.organisation_id == name, _holds(role)))
    if kind == "region":
        return _holders(session, role, name)
    return _pseudonymous(session, name, project)


def _pseudonymous(session: Session, name: str, project: str) -> tuple[PersonView, ...]:
    settings = house(session).settings
    return tuple(
        person
        for person in _holders(session, "bidder", None)
        if person.organisation and pseudonym(settings, project, person.organisation) == name
    )


def _holders(session: Session, role: str, region: str | None) -> tuple[PersonView, ...]:
    here = OrganisationRow.region == region if region else PersonRow.active
    return _people(session, and_(here, _holds(role)))


def _holds(role: str) -> ColumnElement[bool]:
    held = select(PersonRoleRow.person_id).where(PersonRoleRow.role == role)
    return PersonRow.id.in_(held)


def _people(session: Session, which: ColumnElement[bool]) -> tuple[PersonView, ...]:
    rows = people_rows().where(PersonRow.active, which).order_by(PersonRow.login).limit(MOST)
    return views(session, session.execute(rows).all())
