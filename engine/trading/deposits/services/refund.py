"""Return deposits in the law's days, with interest; what comes late costs a surcharge."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from engine.law.calendar import local_day
from engine.trading.deposits import law
from engine.trading.deposits.tables import TicketRow
from engine.trading.deposits.tickets import chosen, held_guarantee
from engine.trading.deposits.towards_issuer import RELEASED, towards_issuer
from engine.trading.money import paying, rates
from engine.trading.money.amounts import yuan
from engine.trading.money.moments import moment
from engine.trading.money.paying import Payout
from engine.trading.money.queries.sub_account import payments
from engine.trading.money.tables import PaymentRow, PayoutRow
from engine.vocabulary import Data, Fact, Json, Message
from engine.workflow.queries.answering import house
from engine.workflow.services import Ask, Result


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """Why, under which row, due when; with interest or without; `late` names GP-53 or nothing."""

    why: str
    rule: str
    due_at: datetime | None
    interest: bool
    late: str


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `who` ("all" or pseudonyms), `why`, `rule` (ZTB-12, GP-06, …), `since`.

    Optional: `but` (pseudonyms left out), `interest` (true unless false), `late` (the row of a
    surcharge, GP-53). Guarantees are released. Who was paid back before gets nothing again.
    Gives `refunds`, a list of {ticket, amount, interest, surcharge}, and `refunds_due_at`.
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    ground = _ground(inputs, ask)
    but = inputs.get("but")
    found = ask(chosen, project, lot, inputs["who"], but if isinstance(but, list) else ())
    rows, messages = list[Json](), list[Message]()
    for ticket in found:
        told, sent = ask(_return, ticket, ground, now)
        rows += told
        messages += sent
    due = ground.due_at.isoformat() if ground.due_at else None
    fact: Data = {"lot": lot, "rule": ground.rule}
    return Result(
        data={"refunds": rows, "refunds_due_at": due},
        facts=((Fact.DEPOSIT_RETURNED, fact),) if messages else (),
        messages=tuple(messages),
    )


def _ground(inputs: Data, ask: Ask) -> Ground:
    rule = str(inputs["rule"])
    return Ground(
        why=str(inputs["why"]),
        rule=rule,
        due_at=ask(law.latest, rule, moment(inputs["since"])),
        interest=inputs.get("interest") is not False,
        late=str(inputs.get("late") or ""),
    )


def _return(
    session: Session, ticket: TicketRow, ground: Ground, now: datetime
) -> tuple[list[Json], list[Message]]:
    """Each payment goes back to where it came from; a guarantee is released."""
    payouts = list(_payouts(session, ticket, ground, now))
    messages = [paying.message(row) for row in payouts]
    guarantee = held_guarantee(session, ticket.number)
    if guarantee is not None:
        messages.append(towards_issuer(guarantee, RELEASED, ground.why, now))
    return [_told(ticket, row) for row in payouts], messages


def _payouts(
    session: Session, ticket: TicketRow, ground: Ground, now: datetime
) -> Iterator[PayoutRow]:
    for payment in payments(session, ticket.sub_account):
        if payment.counted:
            payout = _payout(session, payment, ground, local_day(now))
            yield paying.promise(session, payout, owed=f"sub:{ticket.sub_account}", now=now)
            payment.counted = 0


def _payout(session: Session, payment: PaymentRow, ground: Ground, today: date) -> Payout:
    folder = house(session).settings.processes / "law"
    sum_ = payment.counted
    since = local_day(payment.booked_at)
    interest = rates.accrued(sum_, since, today, rates.read(folder, "demand_rates"))
    surcharge = 0
    if ground.late and ground.due_at:
        owed_from = local_day(ground.due_at)
        table = rates.read(folder, "loan_rates")
        surcharge = rates.accrued(sum_, owed_from, today, table, rates.LATE)
    return Payout(
        payment=payment,
        why="refund",
        reason=ground.why,
        principal=sum_,
        interest=interest if ground.interest else 0,
        surcharge=surcharge,
        rule=ground.rule,
        due_at=ground.due_at,
    )


def _told(ticket: TicketRow, row: PayoutRow) -> dict[str, Json]:
    return {
        "ticket": ticket.number,
        "amount": str(yuan(row.principal)),
        "interest": str(yuan(row.interest)),
        "surcharge": str(yuan(row.surcharge)),
    }
