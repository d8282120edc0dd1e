"""Withdraw a trusted key, for good: nothing it signed counts any longer."""

from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import reasons
from engine.workflow.packages.tables import TrustedKeyRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawTrustedKey(Order):
    """`key` is its id."""

    key: str
    reason: str


def handle(order: WithdrawTrustedKey, work: Work) -> None:
    """What was published before stays: a running project keeps its version.

    Raises:
        NotFound: no such key.
        WrongState: it was withdrawn already.
    """
    permissions.require(permissions.may_trust_keys(order.actor))
    row = work.session.get(TrustedKeyRow, order.key, with_for_update=True)
    if row is None:
        raise NotFound(f"key {order.key}")
    if row.withdrawn_at is not None:
        raise WrongState(f"key {order.key}")
    reason = reasons.given(order.reason)
    row.withdrawn_by, row.withdrawn_at = order.actor.id, work.now
    work.record(Fact.KEY_WITHDRAWN, chain="house", key=row.id, reason=reason)
