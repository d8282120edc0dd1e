"""All stories of a draft's type are replayed, its published ones too; the result is kept."""

import os
import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from engine.errors import BadDiagram, NotFound, WrongState
from engine.rehearsal import performance, sandbox, standing
from engine.rehearsal.inherited import ToTry, to_try
from engine.rehearsal.standing import Standing
from engine.settings import Settings
from engine.store.ledger_tables import ChainHeadRow
from engine.studio.orders.ask_review import AskReview
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.orders.save_file import SaveFile
from engine.studio.queries.draft_view import DraftView, draft_view
from engine.vocabulary import OPERATOR, Actor
from engine.workflow.orders.publish_package import PublishPackage
from tests.rehearsal import tiny
from tests.rehearsal.playing import begin
from tests.rehearsal.test_stories import DONE, FIRST, SECOND
from tests.workflow.houses import House

ANALYST = Actor(id="a1", name="甲", region="320000", roles=frozenset({"analyst"}))
WHOLE = tiny.story(FIRST, SECOND, DONE)
WRONG = tiny.story(FIRST, DONE)


@pytest.fixture
def real(small_house: House, where: Settings) -> House:
    """A real house whose sandboxes lie where the template is at hand."""
    small_house.engine.settings = where
    return small_house


@pytest.fixture
def on_both(house: House, where: Settings) -> House:
    """The same on each kind of database."""
    house.engine.settings = where
    return house


def opened(house: House, **stories: bytes) -> str:
    order = OpenDraft(
        actor=ANALYST,
        trading_type="tiny",
        title="试一试",
        region="320000",
        files=tiny.files(2, **stories),
    )
    return str(house.engine.handle(order))


def what(house: House, draft: str) -> ToTry:
    return house.engine.ask(to_try, ANALYST, draft)


def view(house: House, draft: str) -> DraftView:
    return house.engine.ask(draft_view, ANALYST, draft)


def published(house: House, **stories: bytes) -> None:
    package = tiny.package(1, **stories)
    order = PublishPackage(
        actor=OPERATOR,
        trading_type="tiny",
        content=package.content,
        files=package.files,
        effective_from=house.now,
        region="320000",
        reason="x",
        beside=package.beside,
    )
    house.engine.handle(order)


def heads(house: House) -> list[tuple[str, str]]:
    with house.sessions() as session:
        rows = session.execute(select(ChainHeadRow.chain, ChainHeadRow.hash))
        return sorted((row.chain, row.hash) for row in rows)


def test_in_the_background_with_progress_and_a_result(real: House) -> None:
    draft = opened(real, good=WHOLE)
    before = heads(real)
    performance.begin(real.engine, what(real, draft)).join()
    now = standing.read(real.engine.settings, draft)
    assert now is not None
    assert (now.state, now.done, now.of) == ("done", 1, 1)
    shown = view(real, draft)
    assert shown.passed
    assert shown.trial == {
        "good.json": {"passed": True, "step": None, "reason": "", "reason_zh": ""}
        | {"inherited": False}
    }
    assert heads(real) == before


def test_a_story_that_fails_keeps_the_draft_from_review(real: House) -> None:
    draft = opened(real, good=WHOLE, early=WRONG)
    assert not performance.perform(real.engine, what(real, draft))
    with pytest.raises(BadDiagram, match="did not pass"):
        later = real.now + timedelta(days=1)
        real.engine.handle(AskReview(actor=ANALYST, draft=draft, reason="x", effective_from=later))


def test_a_draft_without_a_story_has_not_passed(real: House) -> None:
    draft = opened(real)
    assert not performance.perform(real.engine, what(real, draft))
    assert not view(real, draft).passed


def test_published_stories_are_replayed_unless_dropped_for_all_to_see(on_both: House) -> None:
    real = on_both
    published(real, old=WRONG, gone=WRONG, changed=WRONG)
    draft = opened(real, gone=WRONG, changed=WHOLE)
    remove = SaveFile(
        actor=ANALYST, draft=draft, path="stories/gone.json", content=None, based_on=1
    )
    real.engine.handle(remove)
    found = what(real, draft)
    assert (found.inherited, found.dropped) == (frozenset({"old.json"}), ("gone.json",))
    assert not performance.perform(real.engine, found)
    trial = view(real, draft).trial
    assert trial is not None
    assert trial["gone.json"] == {"dropped": True}
    assert trial["changed.json"]["passed"]  # type: ignore[index, call-overload]
    assert not trial["old.json"]["passed"]  # type: ignore[index, call-overload]


def test_a_broken_draft_is_told_why_and_nothing_is_kept(real: House) -> None:
    draft = opened(real, good=WHOLE)
    real.engine.handle(
        SaveFile(actor=ANALYST, draft=draft, path="process.bpmn", content=b"<x/>", based_on=1)
    )
    performance.begin(real.engine, what(real, draft)).join()
    now = standing.read(real.engine.settings, draft)
    assert now is not None
    assert now.state == "failed"
    assert any("process.bpmn" in reason for reason in now.reasons)
    assert view(real, draft).trial is None


def test_one_that_is_under_way_is_not_begun_twice(real: House) -> None:
    draft = opened(real, good=WHOLE)
    found = what(real, draft)
    running = Standing(bundle=found.bundle, state="running", of=1)
    standing.write(real.engine.settings, draft, running)
    with pytest.raises(WrongState):
        performance.begin(real.engine, found)


def test_one_that_a_stopped_server_left_is_begun_again(real: House) -> None:
    draft = opened(real, good=WHOLE)
    found = what(real, draft)
    running = Standing(bundle=found.bundle, state="running", of=1)
    standing.write(real.engine.settings, draft, running)
    long_ago = time.time() - standing.SILENT_SECONDS - 1
    (path,) = (real.engine.settings.data / "sandboxes" / "standing").iterdir()
    os.utime(path, (long_ago, long_ago))
    stopped = standing.read(real.engine.settings, draft)
    assert stopped is not None
    assert stopped.state == "interrupted"
    performance.begin(real.engine, found).join()
    assert view(real, draft).passed


def test_a_sandbox_opens_no_sandboxes(real: House) -> None:
    stage = sandbox.enter(real.engine.settings, begin(real.engine.settings, tiny.package()).id)
    with pytest.raises(WrongState):
        performance.require_real(stage)
    stage.close()


def test_others_do_not_try_it(real: House) -> None:
    draft = opened(real, good=WHOLE)
    with pytest.raises(NotFound):
        real.engine.ask(to_try, real.agency, draft)
