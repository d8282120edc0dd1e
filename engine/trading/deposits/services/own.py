"""For which lots the deposit of one pseudonym stands: what conditions of messages may ask."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.trading.deposits.tickets import every_terms, held_guarantee, ticket_of
from engine.trading.money.queries.sub_account import sub_account
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Input: `pseudonym`, None for whoever has none. Gives `own_deposits`, a list of lot ids."""
    if inputs["pseudonym"] is None:
        return Result(data={"own_deposits": []})
    lots = ask(_lots, str(inputs["project_id"]), str(inputs["pseudonym"]))
    return Result(data={"own_deposits": lots})


def _lots(session: Session, project: str, pseudonym: str) -> list[Json]:
    return [
        terms.lot
        for terms in every_terms(session, project)
        if (ticket := ticket_of(session, project, terms.lot, pseudonym))
        and (
            held_guarantee(session, ticket.number) is not None
            or sub_account(session, ticket.sub_account).complete
        )
    ]
