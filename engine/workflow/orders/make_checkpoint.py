"""Sign all heads of the ledger and write them outside the database."""

from dataclasses import dataclass

from engine.people import permissions
from engine.store import checkpoints
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class MakeCheckpoint(Order):
    pass


def handle(order: MakeCheckpoint, work: Work) -> int:
    """Returns the checkpoint's number."""
    permissions.require(permissions.may_checkpoint(order.actor))
    return checkpoints.make(work.session, work.settings, work.now).number
