"""Who stands under a project's notices: the organisations named when it started."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.people.queries.names import organisation_names
from engine.workflow import loading
from engine.workflow.queries.answering import house

ORGANISATION = "organisation:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Issuer:
    """An organisation and the role it plays."""

    role: str
    name: str


def issuers(session: Session, project: str, language: str = "zh") -> tuple[Issuer, ...]:
    """In the order of the roles."""
    roles = house(session).roles
    playing = loading.participants(session, project)
    named = [
        (role, key.removeprefix(ORGANISATION))
        for role in roles
        if roles.named_at_start(role)
        for key in playing.get(role, ())
        if key.startswith(ORGANISATION)
    ]
    names = organisation_names(session, {key for _, key in named}, language)
    return tuple(Issuer(role=role, name=names[key]) for role, key in named if key in names)
