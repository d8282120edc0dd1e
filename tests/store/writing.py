"""Facts for the tests of the store."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from engine.store import ledger
from engine.vocabulary import Data, Fact

NOW = datetime(2026, 8, 3, 9, 30, 0, 123456, tzinfo=UTC)


def note(session: Session, chain: str, number: int, particulars: Data | None = None) -> None:
    """One fact of order `order-<number>`."""
    ledger.append(
        session,
        chain=chain,
        at=NOW,
        actor="person-1",
        order_id=f"order-{number}",
        order="CompleteTask",
        fact=Fact.TASK_COMPLETED,
        particulars=particulars or {"number": number},
    )
