"""A custodian registers the public keys made in the browser; the private ones stay in a file."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import WrongState
from engine.trading.keys import admitting
from engine.trading.keys.queries.custodians import current_keys
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterCustodianKey(Order):
    """`role` is one of the item's custodians; `public_keys` are base64 by scheme."""

    project: str
    role: str
    public_keys: Mapping[str, str]


def handle(order: RegisterCustodianKey, work: Work) -> str:
    """Returns the fingerprint.

    Raises:
        Invalid: wrong keys, or the person or the organisation keeps another key here.
        WrongState: there is a key for this role already.
    """
    project = work.project(order.project)
    admitting.require_keeper(work, project, order.role)
    rows = current_keys(work.session, project.id)
    admitting.require_apart(order.actor, order.role, rows)
    if any(row.role == order.role for row in rows):
        raise WrongState(order.role, key="registered")
    row = admitting.new_row(work, project, order.role, order.public_keys)
    work.session.add(row)
    work.record(
        Fact.CUSTODIAN_REGISTERED,
        chain=project.chain,
        role=row.role,
        fingerprint=row.fingerprint,
    )
    return row.fingerprint
