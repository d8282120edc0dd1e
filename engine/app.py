"""Engine: the one door. Only `handle` and `deliver` commit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from engine.composition import ORDERS, PREFILLS, SERVICES
from engine.errors import Refused
from engine.exchange import SENDERS
from engine.exchange.sender import Sender
from engine.people.roles import Roles
from engine.settings import Settings
from engine.store import database
from engine.store.files import FileStore
from engine.store.reaching import reached
from engine.store.turns import Turns
from engine.vocabulary import Order
from engine.workflow import clock, outbox, well_formed
from engine.workflow.house import House
from engine.workflow.prefilling import Sources
from engine.workflow.services import Service
from engine.workflow.spiff import ElementFailed
from engine.workflow.transaction import Held
from engine.workflow.work import Work

T = TypeVar("T")
log = logging.getLogger(__name__)

MOST_HELD = 50


class Engine:
    """Runs the house of one database: `handle(order)`, `ask(query)`, `deliver()`."""

    def __init__(
        self,
        settings: Settings,
        *,
        senders: Mapping[str, Sender] = SENDERS,
        services: Mapping[str, Service] = SERVICES,
        prefills: Sources = PREFILLS,
    ) -> None:
        self.settings = settings
        self.house = House(
            settings=settings,
            services=services,
            roles=Roles.read(settings.processes / "roles.toml"),
            files=FileStore(settings.files),
            prefills=prefills,
        )
        self._senders = senders
        self._database = database.connect(settings.database_url)
        self._sessions = database.sessions(self._database)
        self._turns = Turns(self._database)

    def handle(self, order: Order) -> Any:
        """Carry out an order in one transaction.

        An element that fails is held as an incident and the order run again, so that the
        person's work stands and other branches go on.

        Raises:
            Refused: and nothing is saved (a recorded refusal keeps its attempt).
            Unavailable, NotReady: the database is away, or has no tables yet.
        """
        held: dict[str, tuple[str, str]] = {}
        while True:
            try:
                return self._try(order, held)
            except ElementFailed as failure:
                if failure.token in held or len(held) >= MOST_HELD:
                    raise
                held[failure.token] = (failure.element, failure.reason)

    def ask(self, query: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
        """The answer of a query, read in one transaction and never committed."""
        with reached(), self._sessions(info={"house": self.house}) as session:
            session.connection(execution_options={"reads": True})
            return query(session, *args, **kwargs)

    def deliver(self) -> int:
        """Send what the outbox promises; returns how many rows were tried."""
        with reached(), self._turns, self._sessions.begin() as session:
            claimed = outbox.claim(session, clock.read(session).now)
        for row in claimed:
            self._send(row)
        return len(claimed)

    def close(self) -> None:
        self._database.dispose()

    def _try(self, order: Order, held: Held) -> Any:
        handler = ORDERS[type(order)]
        well_formed.require(order)
        with reached(), self._turns, self._sessions(info={"house": self.house}) as session:
            work = Work(session, order, self.house, held)
            try:
                result = handler(order, work)
            except Refused as refusal:
                if refusal.recorded:
                    work.save_attempt()
                    session.commit()
                raise
            work.save()
            session.commit()
            return result

    def _send(self, row: outbox.Claimed) -> None:
        error = self._sent(row)
        with reached(), self._turns, self._sessions.begin() as session:
            now = clock.read(session).now
            if error is None:
                outbox.sent(session, row, now)
            else:
                outbox.failed(session, row, now, error)

    def _sent(self, row: outbox.Claimed) -> str | None:
        """None when it went out and its orders were carried out, else why not."""
        try:
            send = self._senders[row.channel.partition(":")[0]]
            for order in send(row.key, row.body, self.settings):
                self.handle(order)
        except Exception as error:
            log.info("message not sent", extra={"channel": row.channel, "key": row.key})
            return f"{type(error).__name__}: {error}"[:500]
        return None
