"""Gives a project orders through the engine, and its twin in memory the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from engine.vocabulary import CLOCK, OPERATOR, Data
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.fire_timers import FireTimers
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.queries.due_projects import due_projects
from engine.workflow.services import Result
from engine.workflow.spiff import Flow
from engine.workflow.tables import IncidentRow, ProjectRow, SubmissionRow
from tests.workflow import houses
from tests.workflow.spiff.leaves import SERVICE
from tests.workflow.spiff.short import House, definition
from tests.workflow.spiff.twin import Twin, compare


class Works:
    """The one service of all diagrams; out of order when told."""

    broken = False

    def serve(self, *_: object) -> Data:
        if self.broken:
            raise ConnectionError("out of order")
        return {"n": 7}

    def run(self, *_: object) -> Result:
        return Result(data=self.serve())


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """What was drawn for one order: which of several, what is said, how long it takes."""

    pick: int
    data: Data
    days: int


class Acting:
    """One project and its twin. Each order returns False when there is nothing to give it to."""

    def __init__(self, house: houses.House, works: Works, *diagrams: bytes, **case: str) -> None:
        self.house, self.works = house, works
        self.definition = definition(*diagrams, start="tiny")
        house.publish(*diagrams)
        self.project = house.start(dict(case))
        host = House(**{SERVICE: works.serve})
        host.now = self._now()
        self.twin = Twin(self.definition, host, {**self._sent(), **self._given()})

    def compare(self) -> None:
        compare(self.house, self.project, self.twin)

    def complete(self, drawn: Drawn) -> bool:
        tasks = [task for task in self.twin.flow.tasks() if not task.frozen]
        if tasks:
            task = tasks[drawn.pick % len(tasks)]
            id_ = f"{self.project}-{task.id}"
            order = CompleteTask(actor=self.house.agency, task=id_, data=drawn.data)
            self._give(order, lambda flow: flow.complete(task.id, self._sent()))
        return bool(tasks)

    def send(self, drawn: Drawn) -> bool:
        waits = sorted({w.message for w in self.twin.flow.waits() if w.correlation == "K"})
        if waits:
            name = waits[drawn.pick % len(waits)]
            order = SendMessage(
                actor=self.house.agency,
                name=name,
                data=drawn.data,
                project=self.project,
                correlation="K",
            )
            self._give(order, lambda flow: flow.message(name, "K", self._received()))
        return bool(waits)

    def wait(self, drawn: Drawn) -> bool:
        """Time passes, and the clock fires what is due."""
        self._move(drawn.days)
        if self._is_due():
            self._give(FireTimers(actor=CLOCK, project=self.project), Flow.settle)
        return True

    def suspend(self, drawn: Drawn) -> bool:
        """For some days."""
        supervisor = self.house.actor("supervisor.nanjing")
        told = {"actor": supervisor, "project": self.project, "reason": "查"}
        if not self.twin.flow.finished:
            self._give(SuspendProject(**told), Flow.suspend)
            self.compare()
            self._move(drawn.days)
            assert not self._is_due()
            self._give(ResumeProject(**told), Flow.resume)
        return True

    def retry(self, drawn: Drawn) -> bool:
        rows = self.house.rows(IncidentRow, project=self.project, resolved_at=None)
        incidents = [row for row in rows if row.token is not None]
        if incidents:
            incident = incidents[drawn.pick % len(incidents)]
            clerk = self.house.actor("centre_opening.nanjing")
            self.house.give(RetryIncident(actor=clerk, incident=incident.id))
            self.twin.retry(str(incident.token), self._now())
        return bool(incidents)

    def _give(self, order: Any, act: Callable[[Flow], object]) -> None:
        self.house.give(order)
        self.twin.order(act, self._now())

    def _move(self, days: int) -> None:
        self.house.give(MoveClock(actor=OPERATOR, to=self.house.now + timedelta(days=days)))

    def _is_due(self) -> bool:
        return self.project in self.house.ask(due_projects)

    def _now(self) -> Any:
        return self.house.facts(self.project)[-1].at

    def _sent(self) -> dict[str, Any]:
        """What the form let through of the newest submission."""
        rows = self.house.rows(SubmissionRow, project=self.project)
        return dict(max(rows, key=lambda row: row.at).data)

    def _received(self) -> dict[str, Any]:
        return {**self._sent(), "received_at": self._now().isoformat()}

    def _given(self) -> dict[str, Any]:
        (row,) = self.house.rows(ProjectRow, id=self.project)
        return {
            "project_id": row.id,
            "project_code": row.code,
            "region": row.region,
            "started_at": row.started_at.isoformat(),
            "parameters": {},
        }
