"""Stories of a package: each in a house of its own, told what became of it."""

import pytest

from engine.errors import BadDiagram
from engine.rehearsal import replay, stories
from engine.settings import Settings
from engine.workflow import packages
from tests.rehearsal import tiny

FIRST = {"complete": "step_0", "data": {"note": "二"}}
SECOND = {"complete": "step_1", "data": {"note": "三"}}
DONE = {"expect": {"state": "completed", "open": []}}


def test_a_story_that_goes_as_told_passes(where: Settings) -> None:
    told: list[tuple[int, int]] = []
    package = tiny.package(happy=tiny.story(FIRST, SECOND, DONE))
    found = stories.play(where, package, lambda done, every: told.append((done, every)))
    assert found == {"happy.json": stories.Outcome(passed=True)}
    assert told == [(0, 1), (1, 1)]


def test_what_was_expected_is_said_with_the_step(where: Settings) -> None:
    found = stories.play(where, tiny.package(early=tiny.story(FIRST, DONE)))["early.json"]
    assert (found.passed, found.step) == (False, 2)
    assert found.reason == "step 2: state: expected 'completed', found 'running'"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no json", "the file is no story"),
        (b'{"title": "x"}', "a story needs 'title_en'"),
        (tiny.story(FIRST, clock="1999-01-01T00:00:00+08:00"), "begins after 2020-01-01"),
        (tiny.story(FIRST, clock="2026-03-02T09:00:00"), "begins after 2020-01-01"),
        (tiny.story({"dance": "step_0"}), "step 1: this step cannot be played"),
        (tiny.story({"complete": "nowhere"}), "task nowhere is not open"),
        (tiny.story({"pass": "P9999Y"}), "step 1: P9999Y is no duration"),
    ],
)
def test_a_story_that_cannot_be_played_says_why(
    where: Settings, content: bytes, reason: str
) -> None:
    found = stories.play(where, tiny.package(odd=content))["odd.json"]
    assert not found.passed
    assert reason in found.reason


def test_stories_do_not_see_each_other(where: Settings) -> None:
    told = tiny.story(FIRST, SECOND, DONE)
    found = stories.play(where, tiny.package(one=told, two=told))
    assert [outcome.passed for outcome in found.values()] == [True, True]


def test_a_package_that_fails_its_checks_plays_nothing(where: Settings) -> None:
    broken = tiny.files(happy=tiny.story(FIRST))
    broken["process.bpmn"] = broken["process.bpmn"].replace(b"tiny/step", b"tiny/nowhere")
    with pytest.raises(BadDiagram, match=r"process\.bpmn"):
        stories.play(where, packages.of(broken, "tiny"))


def test_a_story_that_never_ends_meets_the_wall(
    where: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "ORDERS", 3)
    found = stories.play(where, tiny.package(long=tiny.story(FIRST, SECOND, DONE)))["long.json"]
    assert "more than 3 orders" in found.reason


def test_nothing_stays_behind(where: Settings) -> None:
    stories.play(where, tiny.package(happy=tiny.story(FIRST)))
    left = [path.name for path in (where.data / "sandboxes").iterdir()]
    assert [name for name in left if not name.startswith("template-")] == []


def test_stories_that_take_too_long_together_have_not_passed(
    where: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "SECONDS", -1.0)
    found = stories.play(where, tiny.package(one=tiny.story(FIRST)))["one.json"]
    assert not found.passed
    assert "not played" in found.reason
