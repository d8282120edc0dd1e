"""The stage of a person's try-out: every step they take is noted, to become a story."""

from pathlib import Path
from typing import Any

from engine.demo import schedule
from engine.errors import Invalid, NotFound, Refused, TooLate
from engine.rehearsal.journal import Journal, Line
from engine.rehearsal.noting import Noted, noted
from engine.rehearsal.stage import Stage
from engine.rehearsal.wall import Wall
from engine.settings import Settings
from engine.vocabulary import CLOCK, Json, Order
from engine.workflow.queries.house_state import house_state
from engine.workflow.queries.inside import inside

JOURNAL = "journal.jsonl"
SECONDS = 30.0
ORDERS = 5_000


class Rehearsed(Stage):
    """Used by one person at a time; what they are refused for being late is noted too."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        super().__init__(settings, folder)
        self.journal = Journal(folder / JOURNAL)

    def handle(self, order: Order) -> Any:
        found = self._noted(order)
        if found is None:
            return super().handle(order)
        at, open_ = self.ask(house_state).now, self._open(found.project)
        try:
            result = super().handle(order)
        except Refused as refusal:
            if found.project and (told := _worth_telling(refusal)):
                step = {**found.step, **told}
                self.journal.write(Line(at=at, project=found.project, open=open_, step=step))
            raise
        project = found.project or str(result)
        step = {**found.step, "as": str(result)} if "attach" in found.step else found.step
        self.journal.write(Line(at=at, project=project, open=open_, step=step))
        return result

    def fence(self) -> None:
        """A new wall: what one request may cost."""
        self.wall = Wall(seconds=SECONDS, orders=ORDERS)

    def settle(self) -> None:
        """Fire and deliver what is due, as the worker of a real house does."""
        self.fence()
        schedule.settle(self)

    def _noted(self, order: Order) -> Noted | None:
        if order.actor == CLOCK:
            return None
        try:
            return self.ask(noted, order)
        except NotFound:
            return None

    def _open(self, project: str | None) -> tuple[str, ...]:
        if project is None:
            return ()
        try:
            return tuple(sorted(task.element for task in self.ask(inside, project).tasks))
        except NotFound:
            return ()


def _worth_telling(refusal: Refused) -> dict[str, Json]:
    """Being late, and what a statutory row forbids; mistakes in typing are no part of a story."""
    told: dict[str, Json] = {"refused": type(refusal).__name__}
    if isinstance(refusal, TooLate):
        return told
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    rules = [problem.params["rule"] for problem in problems if "rule" in problem.params]
    return {**told, "rule": rules[0]} if rules else {}
