"""A bidder brings a guarantee instead of money: verified at once, or refused with its reason."""

from dataclasses import dataclass

from engine.errors import NotFound, TooLate
from engine.people import permissions
from engine.trading.deposits import letters
from engine.trading.deposits.letters import Letter
from engine.trading.deposits.tables import GuaranteeRow, RevokedGuaranteeRow, TicketRow
from engine.trading.deposits.tickets import held_guarantee, terms_of, ticket_of
from engine.vocabulary import Fact, Order
from engine.workflow import places
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachGuarantee(Order):
    """`letter` is the text of the file that the issuer gave out."""

    project: str
    lot: str
    letter: str


def handle(order: AttachGuarantee, work: Work) -> str:
    """Returns the guarantee's id.

    Raises:
        Invalid: forged, altered, expired, revoked, used before, or for something else.
        NotFound: no ticket was asked for; a letter is made out for a ticket.
        TooLate: the last moment for paying has passed.
    """
    project = work.project(order.project)
    place = places.of_project(work, project)
    permissions.require(permissions.may_bid(order.actor, place), project.title)
    terms = terms_of(work.session, order.project, order.lot)
    if work.now >= terms.due_at:
        raise TooLate(deadline=terms.due_at.isoformat())
    ticket = ticket_of(work.session, order.project, order.lot, str(place.pseudonym))
    if ticket is None:
        raise NotFound("ask for a ticket first")
    letter = letters.read(work.settings, order.letter)
    letters.require_fits(letter, terms, ticket, work.now)
    _require_unused(work, letter, ticket)
    work.session.add(_row(work, letter))
    work.record(Fact.GUARANTEE_TAKEN, chain=project.chain, lot=order.lot)
    return letter.id


def _require_unused(work: Work, letter: Letter, ticket: TicketRow) -> None:
    key = (letter.issuer, letter.id)
    if work.session.get(RevokedGuaranteeRow, key) is not None:
        raise letters.refusal("guarantee_revoked", "its issuer has revoked it")
    if work.session.get(GuaranteeRow, key) is not None:
        raise letters.refusal("guarantee_used", "was brought before")
    if held_guarantee(work.session, ticket.number) is not None:
        raise letters.refusal("guarantee_second", "another one stands for this ticket")


def _row(work: Work, letter: Letter) -> GuaranteeRow:
    return GuaranteeRow(
        issuer=letter.issuer,
        id=letter.id,
        ticket=letter.ticket,
        amount=letter.amount,
        valid_until=letter.valid_until,
        letter=letter.content,
        state="held",
        taken_at=work.now,
    )
