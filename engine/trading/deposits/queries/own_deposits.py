"""A bidder's own deposits in a project: what is asked, what came, what goes back."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.store import exact
from engine.trading.deposits.tables import DepositTermsRow, GuaranteeRow, TicketRow
from engine.trading.deposits.tickets import every_terms, ticket_of
from engine.trading.money.amounts import yuan
from engine.trading.money.queries.sub_account import Account, sub_account
from engine.vocabulary import Actor
from engine.workflow.queries.answering import now, place
from engine.workflow.tables import ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnGuarantee:
    id: str
    issuer: str
    state: str
    amount: int
    valid_until: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnDeposit:
    """`state`: open, waiting, partial, paid, guaranteed, missed, leaving, returned, forfeited.

    `application` is what an issuer needs to make out a guarantee, as JSON.
    """

    lot: str
    expected: int
    due_at: datetime
    valid_until: datetime
    beneficiary: str
    state: str
    ticket: str | None
    account: Account | None
    guarantees: tuple[OwnGuarantee, ...]
    application: str

    @property
    def takes(self) -> bool:
        """Whether anything may be paid or brought now."""
        return self.state in ("waiting", "partial")


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnDeposits:
    project: str
    title: str
    code: str | None
    pseudonym: str
    lots: tuple[OwnDeposit, ...]


def own_deposits(session: Session, actor: Actor, project: str) -> OwnDeposits:
    """
    Raises:
        NotFound: no such project, or no deposit is asked in it.
        NotAllowed: the actor bids nowhere, or has another part in this project.
    """
    row, every = session.get(ProjectRow, project), every_terms(session, project)
    if row is None or not every:
        raise NotFound(f"deposits of {project}")
    where = place(session, actor, row)
    permissions.require(permissions.may_bid(actor, where), row.title)
    alias = str(where.pseudonym)
    return OwnDeposits(
        project=project,
        title=row.title,
        code=row.code,
        pseudonym=alias,
        lots=tuple(_lot(session, terms, alias) for terms in every),
    )


def asks_deposits(session: Session, projects: list[str]) -> frozenset[str]:
    """Those of the projects that ask a deposit for some lot."""
    wanted = select(DepositTermsRow.project).where(DepositTermsRow.project.in_(projects))
    return frozenset(session.scalars(wanted))


def _lot(session: Session, terms: DepositTermsRow, alias: str) -> OwnDeposit:
    ticket = ticket_of(session, terms.project, terms.lot, alias)
    account = sub_account(session, ticket.sub_account) if ticket else None
    guarantees = _guarantees(session, ticket)
    closed = now(session) >= terms.due_at
    return OwnDeposit(
        lot=terms.lot,
        expected=terms.amount,
        due_at=terms.due_at,
        valid_until=terms.valid_until,
        beneficiary=terms.beneficiary,
        state=_state(account, guarantees, closed=closed),
        ticket=ticket.number if ticket else None,
        account=account,
        guarantees=guarantees,
        application=_application(terms, ticket) if ticket else "",
    )


def _guarantees(session: Session, ticket: TicketRow | None) -> tuple[OwnGuarantee, ...]:
    if ticket is None:
        return ()
    rows = select(GuaranteeRow).where(GuaranteeRow.ticket == ticket.number)
    return tuple(
        OwnGuarantee(
            id=row.id,
            issuer=row.issuer,
            state=row.state,
            amount=row.amount,
            valid_until=row.valid_until,
        )
        for row in session.scalars(rows.order_by(GuaranteeRow.taken_at.desc(), GuaranteeRow.id))
    )


def _state(account: Account | None, guarantees: tuple[OwnGuarantee, ...], *, closed: bool) -> str:
    states = {one.state for one in guarantees}
    if "held" in states or (account and account.complete):
        return "guaranteed" if "held" in states else "paid"
    if account and (left := _left(account, states)):
        return left
    if closed:
        return "missed"
    if account is None:
        return "open"
    return "partial" if account.counted else "waiting"


def _left(account: Account, guarantees: set[str]) -> str:
    """How it ended, once what counted went out again; nothing when nothing did."""
    out = [one for one in account.paid_out if one.why in ("refund", "forfeit")]
    if "claimed" in guarantees or any(one.why == "forfeit" for one in out):
        return "forfeited"
    if "released" in guarantees and not out:
        return "returned"
    if not out or account.due_at is None or account.counted:
        return ""
    return "returned" if all(one.state == "paid" for one in out) else "leaving"


def _application(terms: DepositTermsRow, ticket: TicketRow) -> str:
    amount: Decimal = yuan(terms.amount)
    return exact.dumps(
        {
            "project": terms.project,
            "lot": terms.lot,
            "ticket": ticket.number,
            "beneficiary": terms.beneficiary,
            "amount": str(amount),
            "valid_until": terms.valid_until.isoformat(),
        }
    )
