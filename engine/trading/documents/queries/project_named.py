"""How a document names its project: title, code, and who stands behind it."""

from sqlalchemy.orm import Session

from engine.people.queries.names import organisation_names
from engine.vocabulary import Json
from engine.workflow import loading
from engine.workflow.queries.answering import house
from engine.workflow.tables import ProjectRow

ORGANISATION = "organisation:"


def project_named(session: Session, project: str) -> dict[str, Json]:
    """`project`, `code`, and `issuers`, a list of {role, name} of those named at its start."""
    row = session.get_one(ProjectRow, project)
    roles = house(session).roles
    named = [
        (role, key.removeprefix(ORGANISATION))
        for role, keys in sorted(loading.participants(session, project).items())
        for key in keys
        if roles.named_at_start(role) and key.startswith(ORGANISATION)
    ]
    names = organisation_names(session, {key for _, key in named})
    issuers: list[Json] = [
        {"role": roles[role].zh, "name": names[key]} for role, key in named if key in names
    ]
    return {"project": row.title, "code": row.code or row.id[:12], "issuers": issuers}
