"""The templates that a project's version brings itself; others are shared by all."""

from sqlalchemy.orm import Session

from engine.vocabulary import Json
from engine.workflow.queries.answering import version_of
from engine.workflow.tables import ProjectRow

FOLDER, ENDING = "templates/", ".typ"


def own_templates(session: Session, project: str) -> dict[str, Json]:
    """File name → text."""
    files = version_of(session, session.get_one(ProjectRow, project)).files
    return {
        path.removeprefix(FOLDER): body.decode()
        for path, body in files.items()
        if path.startswith(FOLDER) and path.endswith(ENDING) and path.count("/") == 1
    }
