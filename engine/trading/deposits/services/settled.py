"""Whether every deposit of a lot is where it belongs."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.trading.deposits.tickets import held_guarantee, tickets
from engine.trading.money.queries.sub_account import sub_account
from engine.vocabulary import Data
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Input: `lot`. Gives `deposits_settled`: nothing is held, nothing ordered and not yet paid."""
    whole = ask(_settled, str(inputs["project_id"]), str(inputs["lot"]))
    return Result(data={"deposits_settled": whole})


def _settled(session: Session, project: str, lot: str) -> bool:
    for ticket in tickets(session, project, lot):
        account = sub_account(session, ticket.sub_account)
        waiting = any(one.state != "paid" for one in account.paid_out)
        if account.held or waiting or held_guarantee(session, ticket.number):
            return False
    return True
