"""The recipient of a letter confirms that it arrived: the moment is kept and is public."""

from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.people import permissions
from engine.trading.documents.tables import IssuedRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class AcknowledgeLetter(Order):
    """By anybody of the organisation that the letter is addressed to."""

    document: str


def handle(order: AcknowledgeLetter, work: Work) -> None:
    """
    Raises:
        NotFound: no such letter, or it is addressed to somebody else.
        WrongState: it is not signed yet, was revoked, or was acknowledged before.
    """
    row = work.session.get(IssuedRow, order.document)
    if row is None or not permissions.may_acknowledge(order.actor, row.recipient):
        raise NotFound(f"letter {order.document}")
    project = work.project(row.project)
    work.session.refresh(row)
    if row.sha256 is None or row.revoked_at or row.received_at:
        raise WrongState("not signed yet, revoked, or acknowledged before")
    row.received_at, row.received_by = work.now, order.actor.id
    work.record(Fact.LETTER_RECEIVED, chain=project.chain, actor=order.actor.id, document=row.id)
