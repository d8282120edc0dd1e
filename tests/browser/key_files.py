"""What the tale's custodians and bidders do with their key files, beside the browser."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from engine.demo.guarantees import Guarantees
from engine.demo.hall import hall_order
from engine.demo.sealing import Sealing
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.trading.opening.queries.openings import opening_of
from engine.vocabulary import Actor
from engine.workflow.orders.send_message import SendMessage
from tests.browser.beside import Beside

PATIENCE_S = 20
Step = Mapping[str, Any]


class KeyFiles:
    """Pages that seal and open have tests of their own; here only what follows from it counts."""

    def __init__(self, beside: Beside, project: str, login: Callable[[str], str]) -> None:
        self._engine = beside.engine
        self._project = project
        self._login = login
        self._sealing = Sealing(beside.engine)

    def keys(self, step: Step) -> None:
        for role in step["keys"]:
            self._sealing.make_key(self._actor(role), self._project, role)

    def guarantee(self, step: Step) -> None:
        actor, lot = self._actor(step["by"]), step["guarantee"]
        self._engine.handle(Guarantees(self._engine).order(actor, self._project, lot))

    def seal(self, step: Step) -> None:
        actor, lot = self._actor(step["by"]), step["seal"]
        bid = self._sealing.seal(actor, self._project, lot, step["read_out"])
        data = {"lot_id": lot, "bid": bid, **step["data"]}
        order = SendMessage(actor=actor, name="bid_submitted", project=self._project, data=data)
        self._engine.handle(order)

    def unseal(self, step: Step) -> None:
        lot = step["unseal"]
        for role in step["custodians"]:
            actor = self._actor(role)
            self._engine.handle(self._sealing.shares(actor, self._project, lot, role))
        for by in step["bidders"]:
            self._engine.handle(self._sealing.own_key(self._actor(by), self._project, lot))
        self._until_checked(lot)

    def hall(self, step: Step) -> None:
        actor = self._actor(step["by"])
        self._engine.handle(hall_order(self._engine, actor, self._project, step))

    def _until_checked(self, lot: str) -> None:
        """The worker looks at what was read out."""
        for _ in range(PATIENCE_S * 10):
            opening = self._engine.ask(opening_of, self._project, lot)
            if opening and opening.settled_at:
                return
            time.sleep(0.1)
        raise AssertionError(f"the contents of lot {lot} were not checked")

    def _actor(self, by: str) -> Actor:
        person = self._engine.ask(person_by_login, self._login(by))
        return self._engine.ask(actor_of, person.id)
