"""A key that was lost, or whose keeper changed, is replaced as long as no notice names it."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.trading.keys import admitting
from engine.trading.keys.queries.custodians import current_keys
from engine.vocabulary import Fact, Order
from engine.workflow import reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplaceCustodianKey(Order):
    """By whoever plays the role now; the new key must be rehearsed again."""

    project: str
    role: str
    public_keys: Mapping[str, str]
    reason: str


def handle(order: ReplaceCustodianKey, work: Work) -> str:
    """Returns the new fingerprint.

    Raises:
        NotFound: there is no key to replace.
        WrongState: the keys were found ready, and stand in the notice.
    """
    project = work.project(order.project)
    admitting.require_keeper(work, project, order.role)
    reason = reasons.given(order.reason)
    old = admitting.own_key(work, project, order.role)
    if old is None:
        raise NotFound(f"key of {order.role}")
    if old.fixed_at is not None:
        raise WrongState(order.role, key="fixed")
    admitting.require_apart(order.actor, order.role, current_keys(work.session, project.id))
    row = admitting.new_row(work, project, order.role, order.public_keys)
    old.state, old.challenge = "replaced", None
    # The index of current keys would refuse the new row as long as the old one counts.
    work.session.flush()
    work.session.add(row)
    work.record(
        Fact.CUSTODIAN_REPLACED,
        chain=project.chain,
        role=row.role,
        fingerprint=row.fingerprint,
        reason=reason,
    )
    return row.fingerprint
