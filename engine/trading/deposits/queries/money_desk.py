"""The deposit clerk's page: what needs action, and sums of lots whose last moment has passed.

Before that moment nothing here counts bidders or adds up what they paid (ZTB-64).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.law.calendar import local_day
from engine.people import permissions
from engine.people.regions import prefix
from engine.trading.deposits.tables import DepositTermsRow
from engine.trading.deposits.tickets import held_guarantee, tickets
from engine.trading.money.queries.sub_account import sub_account
from engine.trading.money.tables import PaymentRow, PayoutRow, StatementRow, SubAccountRow
from engine.vocabulary import Actor, Json
from engine.workflow.queries.answering import now
from engine.workflow.tables import ProjectRow

SHOWN = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """A payout that waits for a person: refused by the bank, or not paid when it was due."""

    id: str
    project: str | None
    title: str
    why: str
    state: str
    refusal: str | None
    sum: int
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedLot:
    """Tickets by how they ended; only of lots whose last moment has passed."""

    project: str
    title: str
    lot: str
    due_at: datetime
    paid: int
    guaranteed: int
    incomplete: int
    gone: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """`difference`: fen that the bank holds more than the ledger says.

    `lines` leaves out those of sub-accounts that may still be paid into; `hidden` says if any are.
    """

    id: str
    name: str
    bank: str
    until: datetime
    difference: int
    lines: tuple[dict[str, Json], ...]
    hidden: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyDesk:
    """`months`: (month, fen in, fen out) of what is past its last moment, and of fees."""

    troubles: tuple[Trouble, ...]
    waiting_lots: int
    lots: tuple[ClosedLot, ...]
    statements: tuple[Statement, ...]
    months: tuple[tuple[str, int, int], ...]


def money_desk(session: Session, actor: Actor) -> MoneyDesk:
    """Of the actor's region.

    Raises:
        NotAllowed: the page is for deposit clerks, the finance department and the audit.
    """
    permissions.require(permissions.may_read_money(actor), "money")
    moment, here = now(session), "" if "audit_admin" in actor.roles else prefix(actor.region or "-")
    terms = _terms(session, here)
    closed = [(row, title) for row, title in terms if row.due_at <= moment]
    return MoneyDesk(
        troubles=_troubles(session, here, moment),
        waiting_lots=len(terms) - len(closed),
        lots=tuple(_lot(session, row, title) for row, title in closed[:SHOWN]),
        statements=_statements(session, moment),
        months=_months(session, here, moment),
    )


def _terms(session: Session, here: str) -> list[tuple[DepositTermsRow, str]]:
    rows = (
        select(DepositTermsRow, ProjectRow.title)
        .join(ProjectRow, ProjectRow.id == DepositTermsRow.project)
        .where(ProjectRow.region.startswith(here))
        .order_by(DepositTermsRow.due_at.desc(), DepositTermsRow.project, DepositTermsRow.lot)
    )
    return [(row, title) for row, title in session.execute(rows)]


def _troubles(session: Session, here: str, moment: datetime) -> tuple[Trouble, ...]:
    """Those of the region's projects, and of payments that belong to nobody."""
    rows = (
        select(PayoutRow, ProjectRow.title)
        .outerjoin(ProjectRow, ProjectRow.id == PayoutRow.project)
        .where(
            PayoutRow.state.in_(("refused", "ordered")),
            ProjectRow.region.startswith(here) | PayoutRow.project.is_(None),
        )
        .order_by(PayoutRow.ordered_at, PayoutRow.id)
    )
    found = [
        _trouble(row, title)
        for row, title in session.execute(rows)
        if row.state == "refused" or (row.due_at is not None and row.due_at < moment)
    ]
    return tuple(found[:SHOWN])


def _trouble(row: PayoutRow, title: str | None) -> Trouble:
    return Trouble(
        id=row.id,
        project=row.project,
        title=title or "",
        why=row.why,
        state=row.state,
        refusal=row.refusal,
        sum=row.principal + row.interest + row.surcharge,
        due_at=row.due_at,
    )


def _lot(session: Session, row: DepositTermsRow, title: str) -> ClosedLot:
    states = [
        _state(session, one.number, one.sub_account)
        for one in tickets(session, row.project, row.lot)
    ]
    return ClosedLot(
        project=row.project,
        title=title,
        lot=row.lot,
        due_at=row.due_at,
        paid=states.count("paid"),
        guaranteed=states.count("guaranteed"),
        incomplete=states.count("incomplete"),
        gone=states.count("gone"),
    )


def _state(session: Session, ticket: str, number: str) -> str:
    if held_guarantee(session, ticket):
        return "guaranteed"
    account = sub_account(session, number)
    if account.complete:
        return "paid"
    out = any(one.why in ("refund", "forfeit") for one in account.paid_out)
    return "gone" if out else "incomplete"


def _statements(session: Session, moment: datetime) -> tuple[Statement, ...]:
    rows = select(StatementRow).order_by(StatementRow.imported_at.desc(), StatementRow.id).limit(5)
    taking = frozenset(
        session.scalars(select(SubAccountRow.number).where(SubAccountRow.due_at > moment))
    )
    return tuple(_statement(row, taking) for row in session.scalars(rows))


def _statement(row: StatementRow, taking: frozenset[str]) -> Statement:
    every = (
        [one for one in row.lines if isinstance(one, dict)] if isinstance(row.lines, list) else []
    )
    shown = tuple(one for one in every if one.get("sub_account") not in taking)
    return Statement(
        id=row.id,
        name=row.name,
        bank=row.bank,
        until=row.until,
        difference=row.difference,
        lines=shown,
        hidden=len(shown) < len(every),
    )


def _months(session: Session, here: str, moment: datetime) -> tuple[tuple[str, int, int], ...]:
    came: dict[str, int] = defaultdict(int)
    went: dict[str, int] = defaultdict(int)
    for at, amount in _payments(session, here, moment):
        came[f"{local_day(at):%Y-%m}"] += amount
    for at, amount in _paid_out(session, here, moment):
        went[f"{local_day(at):%Y-%m}"] += amount
    return tuple((month, came[month], went[month]) for month in sorted({*came, *went})[-12:])


def _payments(session: Session, here: str, moment: datetime) -> Iterable[tuple[datetime, int]]:
    rows = (
        select(PaymentRow.booked_at, PaymentRow.amount)
        .join(SubAccountRow, SubAccountRow.number == PaymentRow.sub_account)
        .join(ProjectRow, ProjectRow.id == SubAccountRow.project)
        .where(ProjectRow.region.startswith(here))
        .where(SubAccountRow.due_at.is_(None) | (SubAccountRow.due_at <= moment))
    )
    return [(at, amount) for at, amount in session.execute(rows)]


def _paid_out(session: Session, here: str, moment: datetime) -> Iterable[tuple[datetime, int]]:
    rows = (
        select(PayoutRow.settled_at, PayoutRow.principal)
        .join(SubAccountRow, SubAccountRow.number == PayoutRow.sub_account)
        .join(ProjectRow, ProjectRow.id == SubAccountRow.project)
        .where(ProjectRow.region.startswith(here), PayoutRow.state == "paid")
        .where(SubAccountRow.due_at.is_(None) | (SubAccountRow.due_at <= moment))
    )
    return [(at, amount) for at, amount in session.execute(rows) if at]
