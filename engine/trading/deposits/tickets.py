"""Rows of tickets and terms, for orders and services of one transaction."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.trading.deposits.tables import DepositTermsRow, GuaranteeRow, TicketRow


def terms_of(session: Session, project: str, lot: str) -> DepositTermsRow:
    """
    Raises:
        NotFound: no deposit is asked for this lot.
    """
    row = session.get(DepositTermsRow, (project, lot))
    if row is None:
        raise NotFound(f"no deposit is asked for lot {lot}")
    return row


def every_terms(session: Session, project: str) -> tuple[DepositTermsRow, ...]:
    rows = select(DepositTermsRow).where(DepositTermsRow.project == project)
    return tuple(session.scalars(rows.order_by(DepositTermsRow.lot)))


def tickets(session: Session, project: str, lot: str) -> tuple[TicketRow, ...]:
    """By their random numbers: the order tells nothing."""
    rows = select(TicketRow).where(TicketRow.project == project, TicketRow.lot == lot)
    return tuple(session.scalars(rows.order_by(TicketRow.number)))


def ticket_of(session: Session, project: str, lot: str, pseudonym: str) -> TicketRow | None:
    rows = select(TicketRow).where(
        TicketRow.project == project, TicketRow.lot == lot, TicketRow.pseudonym == pseudonym
    )
    return session.scalars(rows).one_or_none()


def chosen(
    session: Session, project: str, lot: str, who: object, but: Iterable[object] = ()
) -> tuple[TicketRow, ...]:
    """Tickets of "all", or of a list of pseudonyms; never those of `but`."""
    left_out = frozenset(map(str, but))
    wanted = None if who == "all" else frozenset(map(str, who if isinstance(who, list) else [who]))
    return tuple(
        row
        for row in tickets(session, project, lot)
        if row.pseudonym not in left_out and (wanted is None or row.pseudonym in wanted)
    )


def held_guarantee(session: Session, ticket: str) -> GuaranteeRow | None:
    """The guarantee that stands for a ticket."""
    rows = select(GuaranteeRow).where(GuaranteeRow.ticket == ticket, GuaranteeRow.state == "held")
    return session.scalars(rows).one_or_none()
