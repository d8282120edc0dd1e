"""Somebody who plays every role of a sandbox by the names that stories use."""

from collections.abc import Mapping
from datetime import datetime

from engine.demo import schedule
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.rehearsal import sandbox
from engine.rehearsal.rehearsed import Rehearsed
from engine.rehearsal.sandbox import Sandbox
from engine.settings import Settings
from engine.vocabulary import Actor, Json
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.start_project import StartProject
from engine.workflow.packages import Package
from engine.workflow.queries.due_projects import next_due
from engine.workflow.queries.house_state import house_state
from engine.workflow.queries.inside import Inside, inside
from tests.workflow.houses import START

REGION = "320100"


def begin(where: Settings, package: Package, person: str = "a1", draft: str = "d1") -> Sandbox:
    return sandbox.begin(where, package, draft=draft, person=person, core="x", now=START)


class Playing:
    """Closed by the test that opened it."""

    def __init__(self, stage: Rehearsed) -> None:
        self.stage = stage

    def actor(self, login: str) -> Actor:
        return self.stage.ask(actor_of, self.stage.ask(person_by_login, login).id)

    def starts(self, item: str, case: Mapping[str, Json], **players: str) -> str:
        keys = {
            role: (f"organisation:{self.actor(login).organisation}",)
            for role, login in players.items()
        }
        starter = self.actor(next(iter(players.values())))
        order = StartProject(actor=starter, item=item, region=REGION, data=case, participants=keys)
        project = str(self.stage.handle(order))
        self.stage.settle()
        return project

    def completes(self, project: str, element: str, by: str, **data: Json) -> None:
        (task,) = [one for one in self.inside(project).tasks if one.element == element]
        self.stage.handle(CompleteTask(actor=self.actor(by), task=task.id, data=data))
        self.stage.settle()

    def goes_to_the_next_deadline(self) -> None:
        due = self.stage.ask(next_due)
        assert due is not None
        self.passes_until(due)

    def passes_until(self, moment: datetime) -> None:
        self.stage.fence()
        schedule.advance(self.stage, moment)

    def inside(self, project: str) -> Inside:
        return self.stage.ask(inside, project)

    @property
    def now(self) -> datetime:
        return self.stage.ask(house_state).now
