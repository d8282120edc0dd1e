"""Which tickets are paid: all that the platform knows before the opening."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.trading.deposits.tickets import held_guarantee, tickets
from engine.trading.money.queries.sub_account import sub_account
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Input: `lot`. Gives `deposits_standing`, a list of {ticket, paid}.

    It has as many rows as there are tickets: before the opening only for a field that is withheld.
    """
    found = ask(_standing, str(inputs["project_id"]), str(inputs["lot"]))
    return Result(data={"deposits_standing": found})


def _standing(session: Session, project: str, lot: str) -> list[Json]:
    return [
        {
            "ticket": row.number,
            "paid": sub_account(session, row.sub_account).complete
            or held_guarantee(session, row.number) is not None,
        }
        for row in tickets(session, project, lot)
    ]
