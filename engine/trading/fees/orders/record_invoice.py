"""Note the number of the invoice that was given for a paid bill."""

from dataclasses import dataclass

from engine.errors import Invalid, NotFound, Problem, WrongState
from engine.people import permissions
from engine.trading.fees import booking
from engine.trading.fees.tables import BillRow
from engine.vocabulary import Fact, Order
from engine.workflow import places
from engine.workflow.work import Work

LONGEST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordInvoice(Order):
    """`number` is that of the tax authority's invoice."""

    bill: str
    number: str


def handle(order: RecordInvoice, work: Work) -> None:
    """
    Raises:
        WrongState: it is not paid yet, nothing was to pay, or it has an invoice.
    """
    row = work.session.get(BillRow, order.bill)
    if row is None:
        raise NotFound(f"bill {order.bill}")
    project = work.project(row.project)
    place = places.of_project(work, project)
    permissions.require(permissions.may_invoice_fee(order.actor, place))
    number = order.number.strip()
    if not number or len(number) > LONGEST:
        text = f"1 to {LONGEST} characters"
        raise Invalid(Problem(field="number", key="length", text=text))
    if row.invoice or row.full == row.waived or booking.owed(work.session, row.id):
        raise WrongState(f"bill {row.id}")
    row.invoice = number
    work.record(Fact.FEE_INVOICED, chain=project.chain, bill=row.id, number=number)
