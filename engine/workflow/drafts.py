"""Keeps what people typed: one draft per task and person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.workflow.tables import DraftRow

if TYPE_CHECKING:
    from engine.vocabulary import Data
    from engine.workflow.work import Work


def keep(work: Work, task: str, data: Data) -> None:
    """Replace the actor's draft of a task."""
    work.session.merge(row(work, task, data))


def row(work: Work, task: str, data: Data) -> DraftRow:
    return DraftRow(task=task, person=work.actor.id, data=dict(data), saved_at=work.now)
