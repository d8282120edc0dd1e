"""Ask the bank who paid: it alone knows, and is asked once nobody can pay any more."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from engine.errors import WrongState
from engine.trading.deposits.tickets import terms_of, tickets
from engine.trading.money.paying import CHANNEL
from engine.trading.money.queries.sub_account import payments
from engine.vocabulary import Data, Json, Message
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Input: `lot`; optional `then`, a message of the diagram, and `correlation`.

    The bank's answer comes after commit; then the message `then` is sent to this project.
    Gives `payers_asked` {key}.

    Raises:
        WrongState: somebody may still pay.
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    key = uuid4().hex
    body: dict[str, Json] = {
        "kind": "payers",
        "project": project,
        "entries": ask(_entries, project, lot, now),
        "then": inputs.get("then"),
        "correlation": inputs.get("correlation"),
        "at": now.isoformat(),
    }
    told = Message(channel=CHANNEL, key=key, body=body)
    return Result(data={"payers_asked": {"key": key}}, messages=(told,))


def _entries(session: Session, project: str, lot: str, now: datetime) -> list[Json]:
    """The bank's own numbers of the payments that count."""
    if terms_of(session, project, lot).due_at > now:
        raise WrongState("payers are asked for after the last moment for paying")
    return [
        payment.id.partition(":")[2]
        for ticket in tickets(session, project, lot)
        for payment in payments(session, ticket.sub_account)
        if payment.counted
    ]
