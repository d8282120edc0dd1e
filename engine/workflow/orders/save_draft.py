"""Keep what somebody typed into a task's form; touches no project state, leaves no fact."""

from dataclasses import dataclass

from engine.people import permissions
from engine.vocabulary import Data, Order
from engine.workflow import drafts, opened
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveDraft(Order):
    task: str
    data: Data


def handle(order: SaveDraft, work: Work) -> None:
    task = opened.peek(work, order.task)
    permissions.require(permissions.in_lane(order.actor, task.place), task.title)
    drafts.keep(work, order.task, order.data)
