"""Keeps what people typed: one draft per task and person."""

from engine.errors import TooLarge
from engine.store import exact
from engine.vocabulary import Data
from engine.workflow.tables import DraftRow
from engine.workflow.transaction import Transaction

LIMIT = 1_000_000


def keep(work: Transaction, task: str, data: Data) -> None:
    """Replace the actor's draft of a task."""
    work.session.merge(row(work, task, data))


def row(work: Transaction, task: str, data: Data) -> DraftRow:
    """
    Raises:
        TooLarge: more than a form could hold.
    """
    if len(exact.dumps(data)) > LIMIT:
        raise TooLarge(f"draft, at most {LIMIT} characters")
    return DraftRow(task=task, person=work.actor.id, data=dict(data), saved_at=work.now)
