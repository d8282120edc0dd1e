"""The projects that a new version of a trading type leaves alone: they keep the one they run by."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.vocabulary import Actor
from engine.workflow.tables import ProjectRow, VersionRow

LIVE = ("running", "suspended")


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionUse:
    """How many projects that are not over run by a version."""

    version: str
    number: int
    projects: int


def untouched(session: Session, actor: Actor, trading_type: str) -> tuple[VersionUse, ...]:
    """Newest version first; versions without such projects are left out. Raises NotAllowed."""
    permissions.require(permissions.may_enter_studio(actor))
    rows = session.execute(
        select(VersionRow.id, VersionRow.number, func.count(ProjectRow.id).label("projects"))
        .join(ProjectRow, ProjectRow.version == VersionRow.id)
        .where(VersionRow.trading_type == trading_type, ProjectRow.state.in_(LIVE))
        .group_by(VersionRow.id, VersionRow.number)
        .order_by(VersionRow.number.desc())
    )
    return tuple(
        VersionUse(version=row.id, number=row.number, projects=row.projects) for row in rows
    )
