"""Whether every bill of a project is paid or waived."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.trading.fees import booking
from engine.trading.fees.tables import BillRow
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Gives `fees_settled` and `fees_open`, the ids of bills not yet paid."""
    unpaid = ask(_unpaid, str(inputs["project_id"]))
    return Result(data={"fees_settled": not unpaid, "fees_open": unpaid})


def _unpaid(session: Session, project: str) -> list[Json]:
    rows = (
        select(BillRow.id).where(BillRow.project == project).order_by(BillRow.made_at, BillRow.id)
    )
    return [bill for bill in session.scalars(rows) if booking.owed(session, bill)]
