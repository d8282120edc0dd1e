"""The part of a unit of work that the law's orders use, on a real database and ledger."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from engine.store import ledger
from engine.vocabulary import Actor, Fact, Json, Order

O = TypeVar("O", bound=Order)  # noqa: E741 - an order

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ANALYST = Actor(id="p1", name="分析员", roles=frozenset({"analyst"}))
GROUNDS: Mapping[str, Any] = {
    "source": "全国人大公报 2017 年第 6 号",
    "url": "https://example.org/gazette/6",
    "consulted_on": date(2026, 11, 20),
    "reason": "逐项核对",
}
CLERK = Actor(id="p2", name="受理员", roles=frozenset({"centre_intake"}))


@dataclass
class Bench:
    """`Work` as the law sees it."""

    session: Session
    actor: Actor
    now: datetime = NOW

    def record(self, fact: Fact, *, chain: str | None = None, **particulars: Json) -> None:
        ledger.append(
            self.session,
            chain=chain or "house",
            at=self.now,
            actor=self.actor.id,
            order_id="1",
            order="test",
            fact=fact,
            particulars=particulars,
        )


def give(session: Session, handle: Callable[[O, Any], Any], order: O) -> Any:
    """Carry out one order and flush."""
    answer = handle(order, Bench(session, order.actor))
    session.flush()
    return answer
