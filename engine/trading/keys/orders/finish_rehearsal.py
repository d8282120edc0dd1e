"""A rehearsal ends: the custodian opened with file and passphrase what only they can open."""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from engine.errors import Invalid, Problem, WrongState
from engine.people import permissions
from engine.trading.keys import admitting
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class FinishRehearsal(Order):
    """`answer` is base64, as the browser found it."""

    project: str
    role: str
    answer: str


def handle(order: FinishRehearsal, work: Work) -> None:
    """
    Raises:
        WrongState: no rehearsal was begun.
        Invalid: the answer is not what was sealed: another file, or a changed one.
    """
    project = work.project(order.project)
    admitting.require_keeper(work, project, order.role)
    row = admitting.own_key(work, project, order.role)
    if row is None or row.challenge is None:
        raise WrongState(order.role, key="no_challenge")
    permissions.require(row.person == order.actor.id, order.role)
    if not hmac.compare_digest(sha256(order.answer.encode()).hexdigest(), row.challenge):
        told = "this is not what was sealed to your key"
        raise Invalid(Problem(field="answer", key="rehearsal_failed", text=told))
    row.challenge, row.rehearsed_at = None, work.now
    work.record(
        Fact.CUSTODIAN_REHEARSED,
        chain=project.chain,
        role=row.role,
        fingerprint=row.fingerprint,
    )
