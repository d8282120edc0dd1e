"""Every story of every trading type goes as told, through the engine, and its ledger holds."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from sqlalchemy import select

from engine.app import Engine
from engine.demo import schedule, story
from engine.demo.player import Player
from engine.store import verify
from engine.store.ledger_tables import FactRow
from engine.trading.notices.tables import NoticeRow
from engine.workflow.tables import IncidentRow, OutboxRow
from tests.crash.shadows import differences
from tests.stories.conftest import Tell
from tests.workflow.houses import Listener

ROOT = Path(__file__).parent.parent.parent
STORIES = sorted((ROOT / "processes").glob("*/stories/*.json"))
ON_BOTH = {"happy_two_lots", "late_bid"}
"""The stories that are told on PostgreSQL each time too; the others there when there is time."""


def cases() -> Iterator[ParameterSet]:
    for path in STORIES:
        for kind in ("sqlite", "postgresql"):
            soon = kind == "sqlite" or path.stem in ON_BOTH
            name = f"{path.parent.parent.name}-{path.stem}-{kind}"
            yield pytest.param(path, kind, id=name, marks=() if soon else pytest.mark.long)


@pytest.mark.parametrize(("path", "kind"), cases())
def test_the_story_goes_as_told(province_on: Tell, path: Path, kind: str) -> None:
    engine, channel = province_on(kind)
    player = schedule.play_one(engine, story.read(path.read_bytes()))
    assert player.over
    ledger_holds(engine)
    every_promise_was_kept(engine, channel)
    rows_follow_the_tokens(engine, player)
    nobody_was_left_waiting(engine)


def ledger_holds(engine: Engine) -> None:
    """One chain per project, without gaps, and nothing broken."""
    with engine._sessions() as session:
        report = verify.run(session, engine.settings)
        assert report.whole, report.text()
        chains: dict[str, list[int]] = {}
        for fact in session.scalars(select(FactRow).order_by(FactRow.chain, FactRow.seq)):
            chains.setdefault(fact.chain, []).append(fact.seq)
    for numbers in chains.values():
        assert numbers == list(range(1, len(numbers) + 1))


def every_promise_was_kept(engine: Engine, channel: Listener) -> None:
    """The outbox is empty, and the second channel holds each notice as published."""
    with engine._sessions() as session:
        assert {row.state for row in session.scalars(select(OutboxRow))} <= {"sent"}
        notices = {row.id: row.hash for row in session.scalars(select(NoticeRow))}
    assert {key: body["hash"] for key, body in channel.got.items()} == notices
    assert max(Counter(channel.calls).values(), default=1) == 1


def rows_follow_the_tokens(engine: Engine, player: Player) -> None:
    assert differences(engine) == []


def nobody_was_left_waiting(engine: Engine) -> None:
    with engine._sessions() as session:
        assert session.scalars(select(IncidentRow)).all() == []
