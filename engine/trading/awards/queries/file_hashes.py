"""The hashes of attached files, by their ids."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem
from engine.vocabulary import Json
from engine.workflow.tables import DocumentRow


def file_hashes(session: Session, project: str, ids: Json) -> tuple[str, ...]:
    """In the order of the ids.

    Raises:
        Invalid: one of them is no file of this project.
    """
    wanted = [str(one) for one in ids] if isinstance(ids, list) else []
    rows = select(DocumentRow.id, DocumentRow.sha256).where(
        DocumentRow.project == project, DocumentRow.id.in_(wanted)
    )
    found = {row.id: row.sha256 for row in session.execute(rows)}
    if missing := [one for one in wanted if one not in found]:
        text = f"not attached: {', '.join(missing)}"
        raise Invalid(Problem(field="files", key="not_attached", text=text))
    return tuple(found[one] for one in wanted)
