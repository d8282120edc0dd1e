"""A rehearsal begins: something random is sealed to a custodian's public keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from engine.errors import NotFound
from engine.people import permissions
from engine.sealing.rehearsal import challenge
from engine.trading.keys import admitting
from engine.trading.keys.queries.custodians import public_keys_of
from engine.vocabulary import Json, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginRehearsal(Order):
    """By the person who made the key; a second one makes the first worthless."""

    project: str
    role: str


def handle(order: BeginRehearsal, work: Work) -> Mapping[str, Json]:
    """Returns the question for the browser; the house keeps only a hash of the answer.

    Raises:
        NotFound: there is no key in this role.
        NotAllowed: it is somebody else's.
    """
    project = work.project(order.project)
    admitting.require_keeper(work, project, order.role)
    row = admitting.own_key(work, project, order.role)
    if row is None:
        raise NotFound(f"key of {order.role}")
    permissions.require(row.person == order.actor.id, order.role)
    asked = challenge(
        suite=row.suite, project=project.id, role=row.role, public_keys=public_keys_of(row)
    )
    row.challenge = sha256(asked.answer.encode()).hexdigest()
    return asked.question
