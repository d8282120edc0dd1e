"""A bidder asks where to pay: a ticket, and a sub-account that is its alone."""

from dataclasses import dataclass

from engine.errors import TooLate
from engine.people import permissions
from engine.trading.deposits.calling import require_call
from engine.trading.deposits.tables import DepositTermsRow, TicketRow
from engine.trading.deposits.tickets import terms_of, ticket_of
from engine.trading.money import numbering
from engine.trading.money.tables import SubAccountRow
from engine.vocabulary import Fact, Order
from engine.workflow import places
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestTicket(Order):
    """Who has one already is told the same one again."""

    project: str
    lot: str


def handle(order: RequestTicket, work: Work) -> str:
    """Returns the ticket's number, which says nothing about how many there are (ZTB-64).

    Who may not bid has nothing to pay: what the item offers for bids holds for tickets too.

    Raises:
        WrongState: the project takes no bid of this bidder.
        NotFound: no deposit is asked for this lot.
        TooLate: the last moment for paying has passed.
    """
    project = work.project(order.project)
    place = places.of_project(work, project)
    permissions.require(permissions.may_bid(order.actor, place), project.title)
    terms = terms_of(work.session, order.project, order.lot)
    if work.now >= terms.due_at:
        raise TooLate(deadline=terms.due_at.isoformat())
    require_call(work, project)
    alias = str(place.pseudonym)
    known = ticket_of(work.session, order.project, order.lot, alias)
    if known is None:
        known = _give(work, terms, alias)
    work.record(Fact.DEPOSIT_TICKET_GIVEN, chain=project.chain, lot=order.lot)
    return known.number


def _give(work: Work, terms: DepositTermsRow, alias: str) -> TicketRow:
    account = SubAccountRow(
        number=numbering.new_sub_account(),
        project=terms.project,
        expected=terms.amount,
        due_at=terms.due_at,
        settles=None,
    )
    work.session.add(account)
    work.session.flush()
    row = TicketRow(
        number=numbering.new_ticket(),
        project=terms.project,
        lot=terms.lot,
        pseudonym=alias,
        sub_account=account.number,
    )
    work.session.add(row)
    return row
