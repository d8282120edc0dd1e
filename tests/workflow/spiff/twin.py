"""A project of the house and its twin in memory, which is never stored: they must stay alike."""

import zlib
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.vocabulary import Fact, Json
from engine.workflow.spiff import Definition, ElementFailed, Flow, Happening
from engine.workflow.tables import ProjectRow, TaskRow, TimerRow, WaitRow
from tests.workflow import houses
from tests.workflow.spiff.short import House

TOLD = {
    "timer_fired": Fact.TIMER_FIRED,
    "service": Fact.SERVICE_CALLED,
    "decision": Fact.DECISION_MADE,
}


class Twin:
    """`flow` goes through everything in memory; only what fails makes it begin from its state."""

    def __init__(self, definition: Definition, host: House, case: dict[str, Json]) -> None:
        self.definition, self.host = definition, host
        self.held: frozenset[str] = frozenset()
        self.happened: list[Happening] = []
        self.flow = self._kept(lambda: Flow.start(definition, host, case, held=self.held))
        self.happened += self.flow.happened

    def order(self, act: Callable[[Flow], object], now: datetime) -> None:
        """As the engine does: what fails is held, and the order runs again from its start."""
        self.host.now = now
        before = self.flow.state()
        seen = len(self.flow.happened)
        try:
            act(self.flow)
        except ElementFailed as failed:
            self.held |= {failed.token}
            seen = 0
            self.flow = self._kept(lambda: self._again(before, act))
        self.happened += self.flow.happened[seen:]

    def retry(self, token: str, now: datetime) -> None:
        self.held -= {token}
        self.order(lambda flow: token in self.held or flow.retry(token), now)

    def _again(self, before: tuple[bytes, str], act: Callable[[Flow], object]) -> Flow:
        flow = Flow.load(self.definition, self.host, *before, held=self.held)
        act(flow)
        return flow

    def _kept(self, make: Callable[[], Flow]) -> Flow:
        while True:
            try:
                return make()
            except ElementFailed as failed:
                self.held |= {failed.token}


def compare(house: houses.House, project: str, twin: Twin) -> None:
    """Tokens, case file, rows and facts of the project say what the twin says."""
    flow = twin.flow
    open_ = flow.tasks() if not flow.finished else ()
    with house.sessions() as session:
        row = session.get(ProjectRow, project)
        assert row is not None
        assert plain((row.tokens, row.case_file)) == plain(flow.state())
        assert _rows(session, project, TaskRow, "token element due_at frozen", state="open") == {
            (task.id, task.element, task.due_at, task.frozen) for task in open_
        }
        assert _rows(session, project, TimerRow, "token element due_at frozen") == {
            (timer.id, timer.element, timer.due_at, timer.frozen) for timer in flow.timers()
        }
        assert _rows(session, project, WaitRow, "token name element") == {
            (wait.token, wait.message, wait.element) for wait in flow.waits()
        }
    _compare_facts(house, project, twin)
    for timer in flow.timers():
        waits = timer.frozen or timer.id in twin.held or timer.due_at is None
        assert waits or timer.due_at > twin.host.now, f"{timer.element} is due and has not fired"


def plain(state: tuple[bytes, str]) -> Any:
    """A stored state without the order in which its parts came."""
    tokens = msgspec.json.decode(zlib.decompress(state[0]))
    levels = {
        holder: (name, done, {token[0]: token[1:] for token in inside})
        for holder, name, done, inside in tokens.pop("levels")
    }
    return tokens, levels, msgspec.json.decode(state[1])


def _rows(
    session: Session, project: str, table: Any, names: str, **where: str
) -> set[tuple[Any, ...]]:
    columns = [getattr(table, name) for name in names.split()]
    asked = select(*columns).filter_by(project=project, **where)
    return {tuple(row) for row in session.execute(asked)}


def _compare_facts(house: houses.House, project: str, twin: Twin) -> None:
    facts = house.facts(project)
    for kind, fact in TOLD.items():
        told = [
            (one.particulars["element"], one.particulars["token"])
            for one in facts
            if one.fact == fact
        ]
        assert told == [(h.element, h.token) for h in twin.happened if h.kind == kind]
    count = Counter(one.fact for one in facts)
    open_ = len(twin.flow.tasks())
    assert count[Fact.TASK_OPENED] == (
        count[Fact.TASK_COMPLETED] + count[Fact.TASK_WITHDRAWN] + open_
    )
    assert count[Fact.TIMER_SET] <= (
        count[Fact.TIMER_FIRED] + count[Fact.TIMER_REMOVED] + len(twin.flow.timers())
    )
    assert count[Fact.PROJECT_COMPLETED] == twin.flow.finished
