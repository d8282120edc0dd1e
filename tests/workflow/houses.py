"""A whole house under test: orders, the clock, facts and rows, with senders that only listen."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select, update

from engine import worker
from engine.app import Engine
from engine.composition import SERVICES
from engine.errors import Refused
from engine.exchange import SENDERS
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.settings import Settings
from engine.store import ledger, verify
from engine.store.base import Base
from engine.vocabulary import OPERATOR, Actor, Data, Fact, Json, Order
from engine.workflow import catalogue, clock, versions
from engine.workflow.catalogue import Item
from engine.workflow.orders.attach_document import AttachDocument
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.inside import Inside, InsideTask, inside
from engine.workflow.services import Service
from engine.workflow.tables import HouseRow, TaskRow
from tests.workflow.filling import settings_in
from tests.workflow.small import FORMS

T = TypeVar("T")
START = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Monday, nine in the morning in Nanjing."""
REGION = "320100"


class Listener:
    """A sender that keeps what it got; the first `failing` calls fail."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.got: dict[str, Data] = {}
        self.failing = 0

    def __call__(self, key: str, body: Data, settings: Settings) -> Sequence[Order]:
        self.calls.append(key)
        if self.failing:
            self.failing -= 1
            raise ConnectionError("the line is dead")
        self.got[key] = body
        return []


class House:
    """Orders are given by the people of one city; the clock stands still but for `passes`."""

    def __init__(self, url: str, folder: Path, services: Mapping[str, Service]) -> None:
        self.settings = settings_in(folder, url)
        self.channel = Listener()
        senders = {**SENDERS, "second_channel": self.channel, "other": self.channel}
        self.engine = Engine(self.settings, senders=senders, services={**SERVICES, **services})
        self.sessions = self.engine._sessions
        self._actors: dict[str, Actor] = {}
        self._set_clock()

    def actor(self, login: str) -> Actor:
        if login not in self._actors:
            self._actors[login] = self.ask(actor_of, self.ask(person_by_login, login).id)
        return self._actors[login]

    @property
    def agency(self) -> Actor:
        return self.actor("agency.agency1")

    @property
    def colleague(self) -> Actor:
        return self.actor("agency.second")

    @property
    def now(self) -> datetime:
        with self.sessions() as session:
            return clock.read(session).now

    def give(self, order: Order) -> Any:
        return self.engine.handle(order)

    def ask(self, query: Callable[..., T], *args: Any, **named: Any) -> T:
        return self.engine.ask(query, *args, **named)

    @contextmanager
    def refusing(self, *kinds: type[Refused]) -> Iterator[pytest.ExceptionInfo[Refused]]:
        """What happens inside is refused, and no table changes by it."""
        before = self.dump()
        with pytest.raises(kinds) as refused:
            yield refused
        assert self.dump() == before

    def publish(
        self,
        *diagrams: bytes,
        process: str = "tiny",
        forms: Mapping[str, bytes] = FORMS,
        services: Mapping[str, bytes] | None = None,
        **content: Json,
    ) -> str:
        """The item's code; the checks of publishing have tests of their own."""
        named = {f"{n}.bpmn": body for n, body in enumerate(diagrams)}
        bundle = {**named, **forms, **(services or {})}
        version = versions.read(versions.bundle_id(process, bundle), process, process, bundle)
        item = Item(
            code=process.upper(),
            revision=0,
            trading_type=process,
            version=version.id,
            region="320000",
            content={"zh": "小件", "start_form": "tiny/start", "starters": ["agency"], **content},
            effective_from=datetime(2000, 1, 1, tzinfo=UTC),
            effective_to=None,
        )
        with self.sessions.begin() as session:
            versions.store(session, version, by="test", at=START, reason="test")
            catalogue.store(session, item)
        return item.code

    def start(
        self,
        case: Data | None = None,
        *,
        by: Actor | None = None,
        item: str = "TINY",
        **participants: tuple[str, ...],
    ) -> str:
        """A project under way."""
        order = StartProject(
            actor=by or self.agency,
            item=item,
            region=REGION,
            data=case or {},
            participants=participants,
        )
        return str(self.give(order))

    def begin(self, *diagrams: bytes, **case: Json) -> str:
        """Publish and start."""
        self.publish(*diagrams)
        return self.start(case)

    def inside(self, project: str) -> Inside:
        return self.ask(inside, project)

    def open(self, project: str) -> list[str]:
        return sorted(task.element for task in self.inside(project).tasks)

    def task(self, project: str, element: str, **seen: Json) -> InsideTask:
        for task in self.inside(project).tasks:
            if task.element == element and seen.items() <= task.names.items():
                return task
        raise LookupError(f"{element} {seen} is not open, but {self.open(project)}")

    def complete(
        self,
        project: str,
        element: str,
        data: Data | None = None,
        *,
        by: Actor | None = None,
        **seen: Json,
    ) -> str:
        """The task's id, after it was completed."""
        id_ = self.task(project, element, **seen).id
        self.give(CompleteTask(actor=by or self.agency, task=id_, data=data or {}))
        return id_

    def attach(self, project: str, content: bytes = b"%PDF-1.4", **more: Any) -> str:
        """The id of a document whose bytes lie in the file store."""
        stored = self.engine.house.files.put(io.BytesIO(content), 10_000_000)
        order = AttachDocument(
            **{
                "actor": self.agency,
                "project": project,
                "name": "文件.pdf",
                "sha256": stored.sha256,
                "size": stored.size,
                "media_type": "application/pdf",
                **more,
            }
        )
        return str(self.give(order))

    def row(self, task: str) -> TaskRow:
        with self.sessions() as session:
            found = session.get(TaskRow, task)
            assert found is not None
            return found

    def rows(self, table: type[Base], **where: object) -> list[Any]:
        with self.sessions() as session:
            return list(session.scalars(select(table).filter_by(**where)))

    def facts(self, project: str) -> tuple[ledger.Recorded, ...]:
        with self.sessions() as session:
            return ledger.facts(session, f"project:{project}", limit=1_000_000)

    def told(self, project: str, fact: Fact) -> list[Data]:
        """The particulars of every such fact."""
        return [one.particulars for one in self.facts(project) if one.fact == fact]

    def passes(self, **span: float) -> int:
        """Time goes by in one jump, then the clock ticks once; how many projects moved."""
        self.give(MoveClock(actor=OPERATOR, to=self.now + timedelta(**span)))
        return worker.fire_due(self.engine)

    def settle(self) -> None:
        while worker.fire_due(self.engine) or worker.deliver_all(self.engine):
            pass

    def ledger_is_whole(self) -> bool:
        with self.sessions() as session:
            return verify.run(session, self.settings).whole

    def dump(self) -> dict[str, list[str]]:
        """Every row of every table."""
        with self.sessions() as session:
            return {
                table.name: sorted(map(repr, session.execute(select(table)).all()))
                for table in Base.metadata.sorted_tables
            }

    def close(self) -> None:
        self.engine.close()

    def _set_clock(self) -> None:
        with self.sessions.begin() as session:
            ahead = round((START - clock.read(session).now) / timedelta(milliseconds=1))
            moved = HouseRow.clock_offset_ms + ahead
            session.execute(update(HouseRow).values(clock_offset_ms=moved))
