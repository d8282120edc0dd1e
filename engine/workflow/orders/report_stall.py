"""Set one project's due timers aside as an incident when firing them fails unexpectedly."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from engine.errors import NotFound
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import reasons
from engine.workflow.tables import IncidentRow, ProjectRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportStall(Order):
    project: str
    reason: str


def handle(order: ReportStall, work: Work) -> None:
    """Once per project: an open stall is not reported again."""
    permissions.require(permissions.is_clock(order.actor))
    reason = reasons.given(order.reason)
    if work.session.get(ProjectRow, order.project) is None:
        raise NotFound(f"project {order.project}")
    known = select(IncidentRow.id).where(
        IncidentRow.project == order.project,
        IncidentRow.element == "",
        IncidentRow.resolved_at.is_(None),
    )
    if work.session.scalar(known) is not None:
        return
    row = IncidentRow(
        id=uuid4().hex,
        project=order.project,
        element="",
        reason=reason,
        raised_at=work.now,
    )
    work.session.add(row)
    work.record(Fact.INCIDENT_RAISED, chain=f"project:{order.project}", incident=row.id)
