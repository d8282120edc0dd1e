"""What the house tells an issuer: that it claims a guarantee, or gives it back."""

from datetime import datetime

from engine.trading.deposits.tables import GuaranteeRow
from engine.vocabulary import Message

CHANNEL = "issuer"
CLAIMED, RELEASED = "claimed", "released"


def towards_issuer(row: GuaranteeRow, state: str, why: str, now: datetime) -> Message:
    """The row changes with the promise to tell of it; the sender signs the message."""
    row.state = state
    return Message(
        channel=CHANNEL,
        key=f"{row.issuer}:{row.id}:{state}",
        body={
            "issuer": row.issuer,
            "guarantee": row.id,
            "kind": state,
            "why": why,
            "at": now.isoformat(),
        },
    )
