"""A house of its own for the suite: a SQLite database, people of one city, a clock that moves."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from engine import worker
from engine.store.migrations import upgrade
from engine.vocabulary import OPERATOR, Fact
from engine.workflow import catalogue, versions
from engine.workflow.catalogue import Item
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.queries.answering import flow_of
from engine.workflow.tables import IncidentRow, ProjectRow, TaskRow, TimerRow
from tests.conformance.betsy.services import SERVICES, TRACED
from tests.workflow.filling import fill
from tests.workflow.houses import House
from tests.workflow.small import amount, form, text

FORM = "suite/start"
WORK = timedelta(seconds=10)
"""How long somebody works at a task that stands for a script that waits."""
ONCE = datetime(2000, 1, 1, tzinfo=UTC)


@contextmanager
def stage() -> Iterator["Stage"]:
    """Open for as long as the block runs."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/suite.db"
        upgrade(url)
        fill(url, Path(folder))
        house = House(url, Path(folder), SERVICES)
        try:
            yield Stage(house)
        finally:
            house.close()


class Stage:
    """Publishes models, gives orders, and reads the ledger."""

    def __init__(self, house: House) -> None:
        self.house = house

    def publish(self, content: bytes, process: str) -> str:
        """The item of a process. Raises BadDiagram."""
        bundle = {"model.bpmn": content, f"forms/{FORM}.form": _form()}
        version = versions.read(versions.bundle_id(process, bundle), process, process, bundle)
        item = Item(
            code=version.id,
            revision=0,
            trading_type=version.id,
            version=version.id,
            region="320000",
            content={"zh": process, "start_form": FORM, "starters": ["agency"]},
            effective_from=ONCE,
            effective_to=None,
        )
        with self.house.sessions.begin() as session:
            versions.store(session, version, by="suite", at=ONCE, reason="suite")
            catalogue.store(session, item)
        return item.code

    def start(self, item: str, test: str, number: int, run: str) -> str:
        case = {"test": test, "integerVariable": number, "run": run}
        return self.house.start(case, item=item)

    def passed(self, project: str) -> Mapping[str, int]:
        """How often each element of the project's diagrams was left."""
        with self.house.sessions(info={"house": self.house.engine.house}) as session:
            row = session.get(ProjectRow, project)
            assert row is not None
            counts = flow_of(session, row).path().finished
        return {id_: times for known in counts.values() for id_, times in known.items()}

    def trace(self, project: str) -> list[str]:
        """What the ledger says the scripts did, and the errors the project stands at."""
        called = self.house.told(project, Fact.SERVICE_CALLED)
        tokens = [str(told["service"]).removeprefix("script.") for told in called]
        incidents = self.house.rows(IncidentRow, project=project)
        errors = [
            "ERROR_thrownErrorEvent" if _thrown(row) else "ERROR_runtime" for row in incidents
        ]
        return [TRACED[token] for token in tokens if token in TRACED] + errors

    def go_on(self, projects: list[str]) -> bool:
        """Deliver and fire what is due, else move to the next moment; False when all rests."""
        house = self.house
        if worker.deliver_all(house.engine) or worker.fire_due(house.engine):
            return True
        waits = [wait for project in projects for wait in self._waits(project)]
        moments = [at for at, _ in waits if at is not None]
        if not moments:
            return False
        if min(moments) > house.now:
            house.give(MoveClock(actor=OPERATOR, to=min(moments)))
        worker.fire_due(house.engine)
        for at, task in waits:
            if task and at <= house.now and house.row(task).state == "open":
                house.give(CompleteTask(actor=house.agency, task=task, data={}))
        return True

    def _waits(self, project: str) -> list[tuple[datetime, str]]:
        """When each timer is due, and when whoever works at a task is done with it."""
        timers = self.house.rows(TimerRow, project=project)
        tasks = self.house.rows(TaskRow, project=project, state="open")
        due = [(row.due_at, "") for row in timers if row.due_at is not None]
        return due + [(row.entered_at + WORK, row.id) for row in tasks]


def _thrown(row: IncidentRow) -> bool:
    return row.reason.startswith("BpmnError")


def _form() -> bytes:
    return form(FORM, text("test"), text("run"), amount("integerVariable", decimalDigits=0))
