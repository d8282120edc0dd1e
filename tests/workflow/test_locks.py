"""One lock per project, taken first; a revision behind it; others pass a held project by."""

from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from engine import worker
from engine.errors import SomeoneWasFaster
from engine.vocabulary import CLOCK, Data
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.fire_timers import FireTimers
from engine.workflow.services import Ask, Result, Service
from engine.workflow.tables import ProjectRow
from tests.workflow.conftest import Build
from tests.workflow.heard import statements
from tests.workflow.houses import House
from tests.workflow.small import STEPS, drawn, service, task
from tests.workflow.spiff.short import boundary, line, path, timer


@pytest.fixture
def on_postgres(build: Build) -> House:
    return build("postgresql")


def bump(session: Session, project: str) -> None:
    """What a second writer would have done, had it not waited for the lock."""
    moved = update(ProjectRow).where(ProjectRow.id == project)
    session.execute(moved.values(revision=ProjectRow.revision + 1))


def test_a_row_that_changed_behind_the_lock_is_not_overwritten(
    build: Build, database_kind: str
) -> None:
    def meddle(inputs: Data, ask: Ask, now: datetime) -> Result:
        ask(bump, str(inputs["project_id"]))
        return Result()

    house = build(database_kind, test_meddle=Service(run=meddle, zh="扰", en="Meddle"))
    body = line("m", task("first"), service("meddle", "test.meddle"), task("second"))
    project = house.begin(drawn(body, agency="first meddle second"))
    with house.refusing(SomeoneWasFaster):
        house.complete(project, "first", {"note": "x"})
    assert house.open(project) == ["first"]


def test_the_project_s_row_is_locked_before_anything_else(
    on_postgres: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order of locks: the first statement that locks or writes takes the project."""
    house = on_postgres
    project = house.begin(STEPS)
    id_ = house.task(project, "first").id
    heard = statements(house, monkeypatch)
    for order in (
        ClaimTask(actor=house.agency, task=id_),
        CompleteTask(actor=house.agency, task=id_, data={}),
    ):
        heard.clear()
        house.give(order)
        first = next(text for text in heard if _locks_or_writes(text))
        assert "FROM project" in first
        assert "FOR UPDATE" in first


def _locks_or_writes(text: str) -> bool:
    return "FOR UPDATE" in text or text.startswith(("INSERT", "UPDATE", "DELETE"))


def held(house: House, project: str, act: Callable[[], object]) -> None:
    """`act` while somebody else holds the project."""
    taken, done = Event(), Event()

    def hold() -> None:
        with house.sessions.begin() as session:
            session.scalars(select(ProjectRow).filter_by(id=project).with_for_update()).all()
            taken.set()
            done.wait(20)

    holder = Thread(target=hold)
    holder.start()
    taken.wait(20)
    try:
        act()
    finally:
        done.set()
        holder.join()


def test_a_worker_passes_by_a_project_that_is_held(on_postgres: House) -> None:
    body = (
        line("m", task("work"))
        + boundary("late", "work", timer("P1D", "timeDuration"), stop=False)
        + task("remind")
        + path("late", "remind")
    )
    house = on_postgres
    house.publish(drawn(body, agency="work late remind"))
    busy, free = house.start(), house.start()

    def tick() -> None:
        house.passes(days=1)
        assert house.give(FireTimers(actor=CLOCK, project=busy)) is False

    held(house, busy, tick)
    assert house.open(free) == ["remind", "work"]
    assert house.open(busy) == ["work"]
    worker.fire_due(house.engine)
    assert house.open(busy) == ["remind", "work"]


def test_orders_of_different_projects_do_not_wait_for_each_other(on_postgres: House) -> None:
    house = on_postgres
    house.publish(STEPS)
    one, other = house.start(), house.start()
    held(house, one, lambda: house.complete(other, "first"))
    assert house.open(other) == ["second"]
