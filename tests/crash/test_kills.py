"""kill -9 of web and worker loses nothing and doubles nothing, on both databases."""

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

import pytest

from engine.vocabulary import Fact
from engine.workflow.outbox import LEASE
from engine.workflow.tables import OutboxRow, SubmissionRow, TaskRow
from tests.crash import child, trade
from tests.crash.child import CRITICAL, Fate
from tests.crash.shadows import differences
from tests.workflow.conftest import Build, build, empty_database, empty_postgres, prepared
from tests.workflow.houses import House

__all__ = ["build", "empty_database", "empty_postgres", "prepared"]
WEB, WORKER = ("locked", "writing", "writing", "committing", ""), (*CRITICAL, "")
PROJECTS = 3
PATIENCE = 10.0


@dataclass
class Tally:
    """What the killed said of themselves."""

    kills: int = 0
    critical: Counter[str] = field(default_factory=Counter)
    asked: list[str] = field(default_factory=list)
    did: list[str] = field(default_factory=list)

    def hear(self, said: tuple[str, str]) -> None:
        stage, what = said
        if stage == "standing":
            self.critical[what] += 1
        elif stage in ("asked", "did"):
            getattr(self, stage).append(what)


@pytest.fixture
def crashing(build: Build, database_kind: str, tmp_path: Path) -> Iterator[House]:
    house = build(database_kind, **trade.SERVICES)
    house.engine._senders = {  # type: ignore[assignment]
        **house.engine._senders,
        "receiver": child.receiver(tmp_path),
    }
    house.publish(trade.DIAGRAM)
    (tmp_path / "projects").write_text("\n".join(house.start() for _ in range(PROJECTS)))
    yield house


def test_ten_kills(crashing: House) -> None:
    kill_again_and_again(crashing, 10)


@pytest.mark.long
def test_a_hundred_kills(crashing: House) -> None:
    kill_again_and_again(crashing, 100)


def kill_again_and_again(house: House, kills: int) -> None:
    tally, chance = Tally(), random.Random(kills)
    while tally.kills < kills:
        house.passes(seconds=61)
        one_round(house, tally, chance)
    assert sum(tally.critical.values()) >= 0.6 * kills, tally.critical
    recover(house)
    nothing_is_lost_and_nothing_doubled(house, tally)
    messages_arrived_once(house)
    assert house.ledger_is_whole()
    assert differences(house.engine) == []


def one_round(house: House, tally: Tally, chance: random.Random) -> None:
    """A web and a worker process run side by side and are killed where they stand."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.crash.child"])
    living: dict[Connection, Any] = {}
    roaming = 0
    for role, stages in (("web", WEB), ("worker", WORKER)):
        hear, say = context.Pipe(duplex=False)
        stage = chance.choice(stages)
        fate = Fate(stage=stage, times=chance.randint(1, 15 if stage == "writing" else 4))
        roaming += not stage
        url, folder = house.settings.database_url, house.settings.data
        about = (role, url, folder, say, fate, house.agency)
        process = context.Process(target=child.run, args=about, daemon=True)
        process.start()
        say.close()
        living[hear] = process
    listen_and_kill(living, tally, chance.uniform(0.1, 1.0), roaming)


def listen_and_kill(
    living: dict[Connection, Any], tally: Tally, moment: float, roaming: int
) -> None:
    """Whoever stands is killed at once; whoever roams, `moment` seconds after it came up."""
    deadline = time.monotonic() + PATIENCE
    up: set[Connection] = set()
    while living:
        for hear in wait(list(living), timeout=0.05):
            said = received(hear)
            tally.hear(said)
            if not up:
                deadline = time.monotonic() + PATIENCE
            up.add(hear)
            if said[0] == "standing":
                kill(living.pop(hear), hear, tally)
        only_roaming = len(living) <= roaming and up.issuperset(living)
        if only_roaming:
            time.sleep(moment)
        if only_roaming or time.monotonic() > deadline:
            for hear in list(living):
                kill(living.pop(hear), hear, tally)


def received(hear: Connection) -> tuple[str, str]:
    try:
        said: tuple[str, str] = hear.recv()
    except EOFError:
        raise AssertionError("a process ended by itself: see its traceback") from None
    return said


def kill(process: Any, hear: Connection, tally: Tally) -> None:
    process.kill()
    process.join()
    tally.kills += 1
    try:
        while hear.poll():
            tally.hear(hear.recv())
    except EOFError:
        hear.close()


def recover(house: House) -> None:
    """Leases of the killed run out, back-offs pass; then nothing is left to send."""
    for _ in range(12):
        house.passes(seconds=LEASE.total_seconds() + 1)
        house.settle()
    assert {row.state for row in house.rows(OutboxRow)} == {"sent"}


def nothing_is_lost_and_nothing_doubled(house: House, tally: Tally) -> None:
    steps = [row for row in house.rows(TaskRow, element="step") if row.state == "done"]
    done = {row.id for row in steps}
    assert set(tally.did) <= done, "an order that was answered is lost"
    assert done <= set(tally.asked), "an order nobody gave was carried out"
    for project in (house.settings.data / "projects").read_text().split():
        facts = house.told(project, Fact.TASK_COMPLETED)
        own = {row.token for row in steps if row.project == project}
        assert Counter(fact["token"] for fact in facts) == Counter(own)
        fired = [(one["token"], one.get("due")) for one in house.told(project, Fact.TIMER_FIRED)]
        assert len(set(fired)) == len(fired)
        assert house.inside(project).case["homes"] == len(own)
        rung = house.rows(OutboxRow, project=project, channel="receiver")
        kinds = Counter(row.body["kind"] for row in rung)
        assert kinds == Counter(told=len(own), rung=len(fired))
    assert {row.task for row in house.rows(SubmissionRow) if row.task} == done


def messages_arrived_once(house: House) -> None:
    promised = {row.key for row in house.rows(OutboxRow, channel="receiver")}
    calls = (house.settings.data / "calls").read_text().split()
    assert set(calls) == promised
    assert {path.name for path in (house.settings.data / "effects").iterdir()} == promised
