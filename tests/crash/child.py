"""A web or worker process that says what it is doing, and stands still where it shall be killed."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from engine import worker
from engine.app import Engine
from engine.composition import SERVICES
from engine.errors import Refused
from engine.exchange import SENDERS
from engine.settings import Settings
from engine.store import together
from engine.store.together import Row
from engine.vocabulary import Actor, Data, Order
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.queries.inside import inside
from tests.crash import trade
from tests.workflow.filling import settings_in

DAY = 40
"""Steps a web process takes in its life: a fast machine must not pile up a history without end."""
CRITICAL = ("locked", "writing", "committing", "sending", "sent")
"""Stages within a transaction, or with an outbox row that is not yet recorded as sent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fate:
    """Stand still when `stage` comes for the `times`-th time; never where it is empty."""

    stage: str
    times: int


class Teller:
    """Says each stage through the pipe; at its fate it waits to be killed."""

    def __init__(self, pipe: Connection, fate: Fate) -> None:
        self._pipe = pipe
        self._fate = fate
        self._seen = self._steps = 0

    def rests(self) -> None:
        """Whoever has stepped all day waits for its end."""
        self._steps += 1
        while self._steps > DAY:
            time.sleep(60)

    def say(self, stage: str, what: str = "") -> None:
        if stage == self._fate.stage:
            self._seen += 1
        fatal = stage == self._fate.stage and self._seen == self._fate.times
        if fatal or stage in ("asked", "did", "up"):
            self._pipe.send(("standing" if fatal else stage, what or stage))
        while fatal:
            time.sleep(60)


def run(role: str, url: str, folder: Path, pipe: Connection, fate: Fate, actor: Actor) -> None:
    """Until somebody kills it."""
    teller = Teller(pipe, fate)
    named = {name.replace("_", ".", 1): one for name, one in trade.SERVICES.items()}
    engine = Engine(
        settings_in(folder, url),
        senders={**SENDERS, "receiver": receiver(folder, teller)},
        services={**SERVICES, **named},
    )
    watch(engine, teller)
    teller.say("up")
    act: Callable[[], None] = {
        "web": lambda: complete(engine, teller, actor),
        "worker": lambda: tick(engine),
    }[role]
    while True:
        act()


def receiver(folder: Path, teller: Teller | None = None) -> Callable[..., Sequence[Order]]:
    """Keeps every key it got; the effect of a key happens once, however often it comes."""
    calls, effects = folder / "calls", folder / "effects"
    effects.mkdir(exist_ok=True)

    def receive(key: str, body: Data, settings: Settings) -> Sequence[Order]:
        if teller:
            teller.say("sending")
        with calls.open("a") as file:
            file.write(f"{key}\n")
        (effects / key).touch()
        if teller:
            teller.say("sent")
        return []

    return receive


def watch(engine: Engine, teller: Teller) -> None:
    """Stages of every transaction that writes."""

    def after(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        reads = connection.get_execution_options().get("reads")
        if not reads and statement.startswith(("INSERT", "UPDATE", "DELETE")):
            teller.say("writing")

    def before_commit(connection: Any) -> None:
        if not connection.get_execution_options().get("reads"):
            teller.say("committing")

    event.listen(engine._database, "after_cursor_execute", after)
    event.listen(engine._database, "commit", before_commit)
    _watch_what_travels_together(teller)


def _watch_what_travels_together(teller: Teller) -> None:
    """One by one, so that there is a stage between any two."""
    ask, write = together.ask, together.write

    def asking(session: Session, questions: Sequence[together.Question]) -> list[list[Row]]:
        answers = ask(session, questions)
        teller.say("locked")
        return answers

    def writing(session: Session, writes: Sequence[together.Write]) -> None:
        for one in writes:
            write(session, [one])
            teller.say("writing")

    together.ask, together.write = asking, writing


def complete(engine: Engine, teller: Teller, actor: Actor) -> None:
    for project in projects(engine):
        for task in engine.ask(inside, project).tasks:
            if task.element == "step":
                step(engine, teller, actor, task.id)


def step(engine: Engine, teller: Teller, actor: Actor, task: str) -> None:
    teller.rests()
    teller.say("asked", task)
    try:
        engine.handle(CompleteTask(actor=actor, task=task, data={"note": task}))
    except Refused:
        return
    teller.say("did", task)


def tick(engine: Engine) -> None:
    worker.fire_due(engine)
    worker.deliver_all(engine)
    time.sleep(0.01)


def projects(engine: Engine) -> list[str]:
    return (engine.settings.data / "projects").read_text().split()
