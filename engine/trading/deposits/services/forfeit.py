"""Do not return a deposit: it goes to whom the lot belongs, under a row of the law."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.law.calendar import local_day
from engine.trading.deposits import law
from engine.trading.deposits.tables import DepositTermsRow, TicketRow
from engine.trading.deposits.tickets import chosen, held_guarantee, terms_of
from engine.trading.deposits.towards_issuer import CLAIMED, towards_issuer
from engine.trading.money import paying
from engine.trading.money.amounts import yuan
from engine.trading.money.paying import Payout
from engine.trading.money.queries.sub_account import payments
from engine.trading.money.tables import PaymentRow
from engine.vocabulary import Data, Fact, Json, Message
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `who` (pseudonyms), `why`, `rule`: a row of the law, or nothing is forfeited.

    Nobody may be meant, also where the lot asks for no deposit. A guarantee is claimed.

    Gives `forfeited`, a list of {ticket, kind, amount}.

    Raises:
        Invalid: the law has no such row.
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    why, rule = str(inputs["why"]), str(inputs["rule"])
    ask(law.row_of, rule, local_day(now))
    rows, messages = list[Json](), list[Message]()
    for ticket in ask(chosen, project, lot, inputs["who"]):
        told, sent = ask(_forfeit, ticket, (why, rule), now)
        rows += told
        messages += sent
    fact: Data = {"lot": lot, "rule": rule, "why": why}
    return Result(
        data={"forfeited": rows},
        facts=((Fact.DEPOSIT_FORFEITED, fact),) * len(rows),
        messages=tuple(messages),
    )


def _forfeit(
    session: Session,
    ticket: TicketRow,
    ground: tuple[str, str],
    now: datetime,
) -> tuple[list[Json], list[Message]]:
    terms = terms_of(session, ticket.project, ticket.lot)
    rows, messages = list[Json](), list[Message]()
    for payment in payments(session, ticket.sub_account):
        if payment.counted:
            payout = _payout(payment, terms, ground)
            row = paying.promise(session, payout, owed=f"sub:{ticket.sub_account}", now=now)
            payment.counted = 0
            messages.append(paying.message(row))
            rows.append(_told(ticket, "cash", row.principal))
    guarantee = held_guarantee(session, ticket.number)
    if guarantee is not None:
        messages.append(towards_issuer(guarantee, CLAIMED, ground[0], now))
        rows.append(_told(ticket, "guarantee", guarantee.amount))
    return rows, messages


def _payout(payment: PaymentRow, terms: DepositTermsRow, ground: tuple[str, str]) -> Payout:
    why, rule = ground
    return Payout(
        payment=payment,
        why="forfeit",
        reason=why,
        principal=payment.counted,
        payee=terms.beneficiary,
        rule=rule,
    )


def _told(ticket: TicketRow, kind: str, amount: int) -> dict[str, Json]:
    return {"ticket": ticket.number, "kind": kind, "amount": str(yuan(amount))}
