"""Sandboxes: one for each draft and person, apart from each other and from the real house."""

import io
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from engine.errors import BadDiagram, NotFound, TooLarge, WrongState
from engine.rehearsal import quota, sandbox
from engine.rehearsal.rehearsed import Rehearsed
from engine.rehearsal.wall import Overrun, Wall
from engine.settings import Settings
from engine.vocabulary import OPERATOR
from engine.workflow import packages
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.queries.house_state import house_state
from engine.workflow.tables import OutboxRow, ProjectRow
from tests.rehearsal import tiny
from tests.rehearsal.playing import Playing, begin
from tests.workflow.houses import START


def projects(stage: Rehearsed) -> list[str]:
    with stage._sessions() as session:
        return list(session.scalars(select(ProjectRow.title)))


def test_it_opens_in_three_seconds_on_the_clock_of_the_house(where: Settings) -> None:
    """Seconds of the processor: a busy machine does not decide."""
    began = time.process_time()
    stage = sandbox.enter(where, begin(where, tiny.package()).id)
    assert time.process_time() - began < 3
    state = stage.ask(house_state)
    assert state.demo
    assert 0 <= (state.now - START).total_seconds() < 5
    stage.close()


def test_it_outlives_a_restart_of_the_server(where: Settings) -> None:
    id_ = begin(where, tiny.package()).id
    first = Playing(sandbox.enter(where, id_))
    project = first.starts("TINY", {"note": "一"}, agency="agency.agency1")
    first.stage.close()
    second = Playing(sandbox.enter(where, id_))
    assert [task.element for task in second.inside(project).tasks] == ["step_0"]
    second.stage.close()


def test_two_people_try_one_draft_apart(where: Settings) -> None:
    own, other = (begin(where, tiny.package(), person=person) for person in ("a1", "a2"))
    assert own.id != other.id
    first, second = (sandbox.enter(where, one.id) for one in (own, other))
    Playing(first).starts("TINY", {"note": "一"}, agency="agency.agency1")
    assert (len(projects(first)), len(projects(second))) == (1, 0)
    first.close()
    second.close()


def test_to_begin_anew_is_to_begin_with_nothing(where: Settings) -> None:
    id_ = begin(where, tiny.package()).id
    stage = sandbox.enter(where, id_)
    Playing(stage).starts("TINY", {"note": "一"}, agency="agency.agency1")
    stage.close()
    assert begin(where, tiny.package()).id == id_
    again = sandbox.enter(where, id_)
    assert projects(again) == []
    assert list(again.journal.lines()) == []
    again.close()


def test_a_draft_whose_steps_the_law_still_misses_can_be_tried(where: Settings) -> None:
    unfinished = tiny.files()
    unfinished["item.toml"] = unfinished["item.toml"].replace(b'class = "x"', b'class = "A01"')
    package = packages.of(unfinished, "tiny")
    found = begin(where, package)
    order = PublishPackage(
        actor=OPERATOR,
        trading_type="tiny",
        content=package.content,
        files=package.files,
        effective_from=START,
        region="320000",
        reason="r",
    )
    stage = sandbox.enter(where, found.id)
    with pytest.raises(BadDiagram, match="应当"):
        stage.handle(order)
    stage.close()


def test_a_draft_that_fails_its_checks_cannot_be_tried(where: Settings) -> None:
    broken = tiny.files()
    broken["process.bpmn"] = broken["process.bpmn"].replace(b"tiny/step", b"tiny/nowhere")
    with pytest.raises(BadDiagram, match="tiny/nowhere"):
        begin(where, packages.of(broken, "tiny"))
    assert list(sandbox.every(where)) == []
    assert leftovers(where) == []


def test_nobody_has_more_than_five(where: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_OF_ONE", 2)
    for draft in ("d1", "d2"):
        begin(where, tiny.package(), draft=draft)
    with pytest.raises(WrongState):
        begin(where, tiny.package(), draft="d3")
    begin(where, tiny.package(), draft="d2")
    begin(where, tiny.package(), draft="d3", person="a2")
    assert len(list(sandbox.every(where))) == 3


def test_what_nobody_used_for_a_week_is_thrown_away(where: Settings) -> None:
    old, fresh = (begin(where, tiny.package(), draft=draft) for draft in ("d1", "d2"))
    week_ago = time.time() - 8 * 86_400
    for one in (old, fresh):
        os.utime(sandbox.folder_of(where, one.id) / sandbox.NOTE, (week_ago, week_ago))
    sandbox.use(where, fresh.id)
    debris = where.data / "sandboxes" / "building-0"
    debris.mkdir()
    os.utime(debris, (week_ago, week_ago))
    sandbox.sweep(where)
    assert [one.id for one in sandbox.every(where)] == [fresh.id]
    assert leftovers(where) == []


@pytest.mark.parametrize("id_", ["", "..", "../template-x", "0" * 32, "a/b"])
def test_what_is_no_sandbox_is_not_found(where: Settings, id_: str) -> None:
    with pytest.raises(NotFound):
        sandbox.enter(where, id_)


def test_one_of_another_release_is_gone(where: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = begin(where, tiny.package()).id
    monkeypatch.setattr(sandbox.template, "release", lambda _: "another")
    with pytest.raises(NotFound):
        sandbox.find(where, id_)


def test_its_files_have_a_quota(where: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quota, "MOST_BYTES", 200)
    stage = sandbox.enter(where, begin(where, tiny.package()).id)
    files = stage.house.files
    files.put(io.BytesIO(b"%PDF-1.4" + b"x" * 100), 1000)
    with pytest.raises(TooLarge):
        files.put(io.BytesIO(b"%PDF-1.4" + b"y" * 100), 1000)
    stage.close()


def test_a_wall_stands_around_what_one_request_may_cost(where: Settings) -> None:
    stage = sandbox.enter(where, begin(where, tiny.package()).id)
    player = Playing(stage)
    project = player.starts("TINY", {"note": "一"}, agency="agency.agency1")
    stage.wall = Wall(seconds=60, orders=0)
    with pytest.raises(Overrun):
        stage.deliver()
    stage.wall = Wall(seconds=0, orders=100)
    with pytest.raises(Overrun):
        stage.deliver()
    player.stage.fence()
    player.completes(project, "step_0", "agency.agency1", note="二")
    stage.close()


def test_what_would_be_sent_is_kept_and_never_goes_out(where: Settings) -> None:
    """The second channel's address is known to the real house; a sandbox does not even have it."""
    real = replace(where, second_channel_url="http://127.0.0.1:9")
    stage = sandbox.enter(real, begin(real, tiny.package()).id)
    assert stage.settings.second_channel_url is None
    promise(stage)
    assert stage.deliver() == 1
    with stage._sessions() as session:
        (row,) = session.scalars(select(OutboxRow))
    assert (row.channel, row.state, row.body) == ("second_channel", "sent", {"title": "公告"})
    stage.close()


def promise(stage: Rehearsed) -> None:
    with stage._sessions.begin() as session:
        session.add(
            OutboxRow(
                project=None,
                channel="second_channel",
                key="k",
                body={"title": "公告"},
                state="queued",
                attempts=0,
                next_at=START,
            )
        )


def leftovers(where: Settings) -> list[str]:
    kept = ("template-", "trial-")
    folders = Path(where.data / "sandboxes").iterdir()
    return [folder.name for folder in folders if not folder.name.startswith(kept)]
