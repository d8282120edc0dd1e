"""What an item says under `[sealing]`: who keeps the keys, and which form is read out."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.vocabulary import Json
from engine.workflow import catalogue
from engine.workflow.tables import ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class SealingPlan:
    """`custodians` are roles in their fixed order; `read_out` is the id of the envelope's form."""

    custodians: tuple[str, ...]
    read_out: str


def plan_of(session: Session, project: str) -> SealingPlan | None:
    """The plan of the item that a project started with; None where bids are not sealed.

    Raises:
        NotFound: no such project.
    """
    row = session.get(ProjectRow, project)
    if row is None:
        raise NotFound(f"project {project}")
    item = catalogue.revision(session, row.item, row.item_revision)
    return _plan(item.content.get("sealing"))


def _plan(told: Json) -> SealingPlan | None:
    if not isinstance(told, dict):
        return None
    named = told.get("custodians")
    custodians = tuple(str(role) for role in named) if isinstance(named, list) else ()
    return SealingPlan(custodians=custodians, read_out=str(told.get("read_out") or ""))
