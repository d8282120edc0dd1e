"""Run a token, or send a message, that had been set aside as an incident."""

from dataclasses import dataclass

from sqlalchemy import select, update

from engine.errors import NotFound
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import places
from engine.workflow.tables import IncidentRow, OutboxRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RetryIncident(Order):
    """`project`, where it is given, is the one that the incident must belong to."""

    incident: str
    project: str | None = None


def handle(order: RetryIncident, work: Work) -> None:
    row = work.session.get(IncidentRow, order.incident)
    if row is None or row.resolved_at is not None or order.project not in (None, row.project):
        raise NotFound(f"incident {order.incident}")
    chain = _retry_project(work, row) if row.project else _retry_outbox(work)
    if row.outbox is not None:
        work.session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == row.outbox)
            .values(state="queued", attempts=0, next_at=work.now, lease=None)
        )
    row.resolved_at, row.resolved_by = work.now, order.actor.id
    # A token that failed again is an incident anew, with today's reason.
    if row.token is None or row.token not in work.held:
        work.record(Fact.INCIDENT_RESOLVED, chain=chain, incident=row.id, element=row.element)


def _retry_outbox(work: Work) -> str:
    permissions.require(permissions.may_retry_outbox(work.actor))
    return "house"


def _retry_project(work: Work, row: IncidentRow) -> str:
    project = work.project(str(row.project))
    permissions.require(
        permissions.may_retry_incident(work.actor, places.of_project(work, project))
    )
    still_open = select(IncidentRow.id).where(
        IncidentRow.id == row.id, IncidentRow.resolved_at.is_(None)
    )
    if work.session.scalar(still_open) is None:
        raise NotFound(f"incident {row.id}")
    if row.token is not None and row.token not in work.held:
        project.flow.retry(row.token)
    return project.chain
