"""What an item asks of bids: whether they come sealed, and with which form they are read out."""

from sqlalchemy.orm import Session

from engine.vocabulary import Json
from engine.workflow import catalogue
from engine.workflow.tables import ProjectRow


def asks_sealing(session: Session, project: str) -> bool:
    """Whether the item of a project has `[sealing]`."""
    return bool(_sealing(session, project))


def read_out_form(session: Session, project: str) -> str | None:
    """The form whose fields go into the envelope; None where bids are not sealed."""
    named = _sealing(session, project).get("read_out")
    return str(named) if named else None


def _sealing(session: Session, project: str) -> dict[str, Json]:
    row = session.get_one(ProjectRow, project)
    said = catalogue.revision(session, row.item, row.item_revision).content.get("sealing")
    return said if isinstance(said, dict) else {}
