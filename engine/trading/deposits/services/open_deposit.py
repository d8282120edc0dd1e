"""Ask a deposit of every bidder of a lot; asked again when its deadline moves."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import WrongState
from engine.trading.deposits import caps
from engine.trading.deposits.tables import DepositTermsRow
from engine.trading.deposits.tickets import tickets
from engine.trading.money.amounts import fen, yuan
from engine.trading.money.moments import moment
from engine.trading.money.tables import SubAccountRow
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `amount` (yuan), `deadline`, `valid_until`, `beneficiary`.

    A guarantee must hold as long as the bid, until `valid_until` (ZTB-10). Optional: `caps`, rows
    of the law that limit the amount (ZTB-09, ZTB-11, ZTB-54, GP-05), and `estimate` (yuan) for
    those in per cent. Gives `deposit_terms` {lot, amount, due_at, valid_until}.

    Raises:
        Invalid: more than a row allows.
        WrongState: another amount was asked for, and somebody has a ticket for it.
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    estimate, rules = inputs.get("estimate"), inputs.get("caps")
    row = DepositTermsRow(
        project=project,
        lot=lot,
        amount=fen(inputs["amount"]),
        due_at=moment(inputs["deadline"]),
        valid_until=moment(inputs["valid_until"]),
        beneficiary=str(inputs["beneficiary"]),
    )
    asked = [str(rule) for rule in rules] if isinstance(rules, list) else []
    ask(caps.require_within, asked, row.amount, fen(estimate) if estimate else None, now)
    ask(_keep, row)
    return Result(data={"deposit_terms": _told(row)}, facts=((Fact.DEPOSIT_OPENED, {"lot": lot}),))


def _keep(session: Session, row: DepositTermsRow) -> None:
    """Sub-accounts that were given out follow the new deadline."""
    known = session.get(DepositTermsRow, (row.project, row.lot))
    given = tickets(session, row.project, row.lot)
    if known is not None and given and known.amount != row.amount:
        raise WrongState("the deposit's amount stands, tickets were given out for it")
    session.merge(row)
    for ticket in given:
        session.get_one(SubAccountRow, ticket.sub_account).due_at = row.due_at
    session.flush()


def _told(row: DepositTermsRow) -> dict[str, Json]:
    return {
        "lot": row.lot,
        "amount": str(yuan(row.amount)),
        "due_at": row.due_at.isoformat(),
        "valid_until": row.valid_until.isoformat(),
    }
