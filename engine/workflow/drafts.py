"""Keeps what people typed: one draft per task and person."""

from engine.vocabulary import Data
from engine.workflow.tables import DraftRow
from engine.workflow.transaction import Transaction


def keep(work: Transaction, task: str, data: Data) -> None:
    """Replace the actor's draft of a task."""
    work.session.merge(row(work, task, data))


def row(work: Transaction, task: str, data: Data) -> DraftRow:
    return DraftRow(task=task, person=work.actor.id, data=dict(data), saved_at=work.now)
