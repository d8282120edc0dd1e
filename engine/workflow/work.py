"""Unit of work of one order: lock, load, record, save. `engine.app` commits it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from sqlalchemy import CursorResult, Executable
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.settings import Settings
from engine.store import ledger
from engine.store.base import Base
from engine.store.pipeline import pipelined
from engine.vocabulary import Actor, Data, Fact, Json, Order
from engine.workflow import aliases, clock, loading, saving
from engine.workflow.house import House, Law
from engine.workflow.project import Project

Held = Mapping[str, tuple[str, str]]
"""Tokens that failed in an earlier try of this order → (element, reason)."""

Values = Mapping[str, object] | Sequence[Mapping[str, object]] | None


class Work:
    """What an order's handler stands on: the session, the moment, the actor, and `record`."""

    def __init__(
        self, session: Session, order: Order, house: House, held: Held | None = None
    ) -> None:
        self.session = session
        self.house = house
        self.actor: Actor = order.actor
        self.order = type(order).__name__
        self.order_id = uuid4().hex
        self.held = dict(held or {})
        self.projects: dict[str, Project] = {}
        self.completed: dict[str, str] = {}
        self.alias: str | None = None
        self._facts: dict[str, list[ledger.Entry]] = {}
        self._attempts: list[Base] = []

    @property
    def settings(self) -> Settings:
        return self.house.settings

    @cached_property
    def reading(self) -> clock.Reading:
        """Read once, when first asked: handlers ask after `project()` has locked its row."""
        return clock.read(self.session)

    @property
    def now(self) -> datetime:
        return self.reading.now

    @property
    def shown_as(self) -> str:
        """Who the ledger and the rows of a project name: a bidder's pseudonym, or the actor."""
        return self.alias or self.actor.id

    @property
    def demo(self) -> bool:
        """Whether the database was created as a demo."""
        return self.reading.demo

    @property
    def law(self) -> Law:
        return self.house.law(self.session, self.reading.law_revision)

    def project(self, id_: str) -> Project:
        """Lock a project's row, then read the clock, then load its flow.

        Raises:
            NotFound: no such project.
        """
        project = self.try_project(id_, wait=True)
        if project is None:
            raise NotFound(f"project {id_}")
        return project

    def try_project(self, id_: str, *, wait: bool = False) -> Project | None:
        """As `project`, but None when there is none or somebody else holds it."""
        if id_ not in self.projects:
            loaded = loading.load(self, id_, wait=wait)
            if loaded is None:
                return None
            self.projects[id_] = loaded
            self.alias = aliases.of(self, loaded)
        return self.projects[id_]

    def add(self, project: Project) -> None:
        """A project that this order starts."""
        self.projects[project.id] = project

    def record(
        self, fact: Fact, *, chain: str | None = None, actor: str | None = None, **particulars: Json
    ) -> None:
        """A fact beside the change it tells of; `chain` defaults to the actor's organisation."""
        self.tell(fact, chain or self._home(), particulars, actor)

    def tell(self, fact: Fact, chain: str, particulars: Data, actor: str | None = None) -> None:
        """As `record`, with the particulars as one value."""
        entry = ledger.Entry(
            at=self.now,
            actor=actor or self.shown_as,
            order_id=self.order_id,
            order=self.order,
            fact=fact,
            particulars=self._told(particulars),
        )
        self._facts.setdefault(chain, []).append(entry)

    def attempt(self, row: Base) -> None:
        """A row that is kept even when the order is refused, if the refusal is recorded."""
        self._attempts.append(row)

    def save(self) -> None:
        """Tokens, scopes, tasks, timers, facts and outbox of every project touched."""
        self.session.flush()
        for project in self.projects.values():
            saving.write_row(self, project)
        with pipelined(self.session):
            for project in self.projects.values():
                saving.follow(self, project)
            for chain in self._chains():
                if head := self._head(chain):
                    ledger.extend(self.session, head, self._facts.pop(chain))
        self._write_facts()

    def save_attempt(self) -> None:
        """What a recorded refusal keeps: its attempt and its facts, nothing of any project."""
        if self.projects:
            self.session.rollback()
            self.projects.clear()
        for row in self._attempts:
            self.session.merge(row)
        self._write_facts()

    def execute(self, statement: Executable, values: Values = None) -> CursorResult[Any]:
        """A statement without the ORM: what every completion writes goes this way."""
        return self.session.connection().execute(statement, values)

    def _write_facts(self) -> None:
        self.session.flush()
        for chain in self._chains():
            ledger.append_all(self.session, chain, self._facts[chain])

    def _chains(self) -> list[str]:
        """Projects, then organisations, then the house: two orders never wait for each other."""
        order = ("project", "organisation", "house")
        return sorted(self._facts, key=lambda chain: order.index(chain.partition(":")[0]))

    def _head(self, chain: str) -> ledger.Head | None:
        """A project's chain is guarded by its row's lock, so its head is known."""
        project = self.projects.get(chain.partition(":")[2])
        return project.head if project else None

    def _told(self, particulars: Data) -> Data:
        """On the command line the ledger also names the user of the machine."""
        if self.actor.channel.startswith("cli:"):
            return {**particulars, "via": self.actor.channel}
        return particulars

    def _home(self) -> str:
        return f"organisation:{self.actor.organisation}" if self.actor.organisation else "house"
