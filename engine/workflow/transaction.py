"""One order's transaction: the session, the moment, the actor, and the facts it records."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from sqlalchemy import CursorResult, Executable
from sqlalchemy.orm import Session

from engine.settings import Settings
from engine.store import ledger, together
from engine.store.base import Base
from engine.vocabulary import Actor, Data, Fact, Json, Order
from engine.workflow import clock
from engine.workflow.house import House, Law
from engine.workflow.project import Project

Held = Mapping[str, tuple[str, str]]
"""Tokens that failed in an earlier try of this order → (element, reason)."""

Rows = Mapping[str, object] | Sequence[Mapping[str, object]]
Values = Rows | None


class Transaction:
    """What everything that takes part in an order stands on. `Work` adds loading and saving."""

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
        self.facts: dict[str, list[ledger.Entry]] = {}
        self.attempts: list[Base] = []
        self.writes: list[together.Write] = []

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
        self.facts.setdefault(chain, []).append(entry)

    def attempt(self, row: Base) -> None:
        """A row that is kept even when the order is refused, if the refusal is recorded."""
        self.attempts.append(row)

    def execute(self, statement: Executable, values: Values = None) -> CursorResult[Any]:
        """A statement without the ORM, at once."""
        return self.session.connection().execute(statement, values)

    def write(self, statement: Executable, values: Rows, found: str | None = None) -> None:
        """A statement that waits for the end of the order, in order, and travels with the others.

        What every completion writes goes this way; see `together.Write`.
        """
        self.writes.append(together.Write(statement=statement, values=values, found=found))

    def send_writes(self) -> None:
        """Send at once what waits, for whoever asks the database within the order."""
        waiting, self.writes = self.writes, []
        together.write(self.session, waiting)

    def _told(self, particulars: Data) -> Data:
        """On the command line the ledger also names the user of the machine."""
        if self.actor.channel.startswith("cli:"):
            return {**particulars, "via": self.actor.channel}
        return particulars

    def _home(self) -> str:
        return f"organisation:{self.actor.organisation}" if self.actor.organisation else "house"
