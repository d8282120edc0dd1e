"""Promise the project that tenders failed lots again; it starts after commit."""

from datetime import datetime
from uuid import uuid4

from engine.vocabulary import Data, Json, Message
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:  # noqa: ARG001 - a service
    """Inputs: `lots`, `reason`, `failures` (how often they failed). Gives `retender` {key}."""
    key = uuid4().hex
    data: dict[str, Json] = {
        "lots": inputs["lots"],
        "failures": inputs["failures"],
        "retender_reason": inputs["reason"],
    }
    body: dict[str, Json] = {"project": inputs["project_id"], "data": data}
    return Result(
        data={"retender": {"key": key}},
        messages=(Message(channel="house", key=key, body=body),),
    )
