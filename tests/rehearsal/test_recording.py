"""What was done in a sandbox becomes a story, and the player goes through it as the person did."""

import io
from collections.abc import Iterator
from datetime import timedelta

import pytest

from engine.demo import story
from engine.errors import Invalid
from engine.rehearsal import sandbox, stories
from engine.rehearsal.outcome import Outcome
from engine.rehearsal.telling import told_as_story
from engine.settings import Settings
from engine.store import exact
from engine.vocabulary import Json
from engine.workflow import packages
from engine.workflow.orders.attach_document import AttachDocument
from engine.workflow.packages import Package
from tests.rehearsal import tiny
from tests.rehearsal.playing import Playing, begin

AGENT, CLERK = "agency.agency1", "centre_intake.nanjing"
PAPERS = ("approval", "funds", "mandate", "application")
PDF = b"%PDF-1.7\nsomething\n%%EOF\n"


@pytest.fixture
def small(where: Settings) -> Iterator[Playing]:
    player = Playing(sandbox.enter(where, begin(where, tiny.package()).id))
    yield player
    player.stage.close()


def replayed(where: Settings, package: Package, told: bytes) -> Outcome:
    parts = {path: body for path, body in package.parts.items() if not path.startswith("stories/")}
    parts["stories/told.json"] = told
    return stories.play(where, packages.of(parts, package.trading_type))["told.json"]


def record(player: Playing, project: str) -> bytes:
    return told_as_story(player.stage, project, "走一遍", "Once through")


def test_two_roles_and_a_jump_of_the_built_in_type_replay_green(where: Settings) -> None:
    package = packages.read(where.processes, where.forms, "works_open_tender")
    case = dict(story.read(package.stories["too_few_bidders.json"]).case)
    player = Playing(sandbox.enter(where, begin(where, package).id))
    project = player.starts("A01-OPEN", case, agency=AGENT, tenderee="tenderee.tenderee1")
    player.passes_until(player.now + timedelta(hours=6))
    papers: list[Json] = [{"paper": one, "files": []} for one in PAPERS]
    player.completes(project, "hand_in_papers", AGENT, papers=papers)
    player.completes(project, "check_completeness", CLERK, intake_decision="return")
    player.passes_until(player.now + timedelta(days=3))
    told = record(player, project)
    player.stage.close()
    steps = story.read(told).steps
    done = [step["by"] for step in steps if "complete" in step]
    assert done == [AGENT, "centre_intake"]
    assert {"expect": {"open": ["hand_in_papers"]}} in steps
    assert steps[-1]["expect"]["state"] == "running"  # type: ignore[index, call-overload]
    assert replayed(where, package, told) == Outcome(passed=True)


def test_a_deadline_that_fired_on_the_way_is_in_the_story(where: Settings, small: Playing) -> None:
    project = small.starts("TINY", {"note": "一"}, agency=AGENT)
    small.goes_to_the_next_deadline()
    small.completes(project, "step_0", AGENT, note="二")
    told = record(small, project)
    assert replayed(where, tiny.package(), told) == Outcome(passed=True)
    moments = [str(step["until"]) for step in story.read(told).steps if "until" in step]
    assert moments[0][:10] == "2026-04-01"


def test_a_story_fails_once_the_diagram_does_otherwise(where: Settings, small: Playing) -> None:
    project = small.starts("TINY", {"note": "一"}, agency=AGENT)
    small.completes(project, "step_0", AGENT, note="二")
    told = record(small, project)
    assert replayed(where, tiny.package(), told).passed
    shorter = replayed(where, tiny.package(steps=1), told)
    assert not shorter.passed
    assert "expected" in shorter.reason


def test_files_are_attached_again(where: Settings, small: Playing) -> None:
    project = small.starts("TINY", {"note": "一"}, agency=AGENT)
    stored = small.stage.house.files.put(io.BytesIO(PDF), 1000)
    order = AttachDocument(
        actor=small.actor(AGENT),
        project=project,
        name="方案.pdf",
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
    )
    document = small.stage.handle(order)
    told = record(small, project)
    assert {"attach": "方案.pdf", "by": AGENT, "as": document} in story.read(told).steps
    assert replayed(where, tiny.package(), told) == Outcome(passed=True)


def test_mistakes_in_typing_are_no_part_of_it(small: Playing) -> None:
    project = small.starts("TINY", {"note": "一"}, agency=AGENT)
    with pytest.raises(Invalid):
        small.completes(project, "step_0", AGENT, amount="much")
    small.completes(project, "step_0", AGENT, note="二")
    steps = story.read(record(small, project)).steps
    assert [dict(step) for step in steps if "complete" in step] == [
        {"complete": "step_0", "by": AGENT, "data": {"note": "二"}}
    ]


def test_another_project_of_the_sandbox_is_no_part_of_it(small: Playing) -> None:
    first, second = (small.starts("TINY", {"note": note}, agency=AGENT) for note in "一二")
    small.completes(second, "step_0", AGENT, note="三")
    assert [step for step in story.read(record(small, first)).steps if "complete" in step] == []


def test_half_a_line_at_the_end_of_the_journal_is_left_out(where: Settings, small: Playing) -> None:
    project = small.starts("TINY", {"note": "一"}, agency=AGENT)
    own = next(sandbox.every(where))
    with (sandbox.folder_of(where, own.id) / "journal.jsonl").open("a") as file:
        file.write('{"at": "2026-03')
    assert exact.loads(record(small, project))


@pytest.mark.parametrize(("title", "title_en"), [("", "x"), ("x", " "), ("长" * 121, "x")])
def test_it_needs_two_titles(small: Playing, title: str, title_en: str) -> None:
    project = small.starts("TINY", {"note": "一"}, agency=AGENT)
    with pytest.raises(Invalid):
        told_as_story(small.stage, project, title, title_en)
