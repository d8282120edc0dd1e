"""Take a fee off by decision: the finance department says why."""

from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.people import permissions
from engine.trading.fees import booking
from engine.trading.fees.tables import BillRow
from engine.trading.money.tables import SubAccountRow
from engine.vocabulary import Fact, Order
from engine.workflow import places, reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class WaiveBill(Order):
    """All that is still owed of it."""

    bill: str
    reason: str


def handle(order: WaiveBill, work: Work) -> None:
    """
    Raises:
        WrongState: nothing is owed of it any more.
    """
    row = work.session.get(BillRow, order.bill)
    if row is None:
        raise NotFound(f"bill {order.bill}")
    project = work.project(row.project)
    permissions.require(permissions.may_waive_fee(order.actor, places.of_project(work, project)))
    reason = reasons.given(order.reason)
    owed = booking.owed(work.session, row.id)
    if not owed:
        raise WrongState(f"bill {row.id} is paid or waived")
    booking.take_off(work.session, row, owed, work.now)
    _expect_no_more(work, row, owed)
    row.waived += owed
    row.waiver, row.waived_by = reason, order.actor.id
    work.record(Fact.FEE_WAIVED, chain=project.chain, fee=row.fee, bill=row.id, reason=reason)


def _expect_no_more(work: Work, row: BillRow, owed: int) -> None:
    """What is paid all the same goes back."""
    if row.sub_account:
        work.session.get_one(SubAccountRow, row.sub_account).expected -= owed
