"""Order anew what the bank refused to pay, once somebody has cleared up why."""

from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.people import permissions
from engine.trading.money import paying
from engine.trading.money.tables import PayoutRow
from engine.vocabulary import Order
from engine.workflow import guard, reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RepeatPayout(Order):
    """The refused one is replaced by a new one of the same sum."""

    payout: str
    reason: str


def handle(order: RepeatPayout, work: Work) -> str:
    """Returns the new payout's id.

    Raises:
        WrongState: the bank has not refused it.
    """
    permissions.require(permissions.may_import_statement(order.actor), "payout")
    row = work.session.get(PayoutRow, order.payout)
    if row is None:
        raise NotFound(f"payout {order.payout}")
    reason = reasons.given(order.reason)
    guard.hold(work.session, row.project)
    work.session.refresh(row)
    if row.state != "refused":
        raise WrongState(f"payout {row.id}", state=row.state)
    return paying.repeat(work, row, reason).id
