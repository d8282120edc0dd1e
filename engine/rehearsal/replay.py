"""One story in one sandbox, from beginning to end, inside a wall."""

from pathlib import Path

from engine.demo import schedule, story
from engine.demo.player import Player
from engine.demo.story import Story
from engine.demo.story_error import StoryError
from engine.errors import Refused
from engine.rehearsal import template
from engine.rehearsal.outcome import Outcome
from engine.rehearsal.stage import Stage
from engine.rehearsal.wall import Overrun, Wall
from engine.settings import Settings
from engine.workflow.queries.house_state import load

SECONDS = 60.0
ORDERS = 20_000
MOST_STEPS = 2_000
LONGEST = 2_000


def replay(settings: Settings, folder: Path, content: bytes) -> Outcome:
    """The sandbox in `folder` has the type published and nothing done yet."""
    try:
        told = story.read(content)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        return _failed(None, StoryError("no_story", error=error))
    if not _playable(told):
        first = template.BEGINS.date()
        return _failed(None, StoryError("not_playable", first=first, most=MOST_STEPS))
    engine = Stage(settings, folder, Wall(seconds=SECONDS, orders=ORDERS))
    try:
        return _played(engine, told)
    finally:
        engine.close()


def _playable(told: Story) -> bool:
    aware = told.begins.tzinfo is not None
    return aware and told.begins > template.BEGINS and len(told.steps) <= MOST_STEPS


def _played(engine: Stage, told: Story) -> Outcome:
    player, done = Player(engine, told), -1
    try:
        while not player.over:
            done += 1
            schedule.advance(engine, player.moment)
            player.step()
        schedule.settle(engine)
    except Exception as error:
        return _failed(done, _told(error))
    count = engine.ask(load).incidents
    return _failed(done, StoryError("incidents", count=count)) if count else Outcome(passed=True)


def _failed(step: int | None, why: StoryError) -> Outcome:
    zh, en = ("", "") if step is None else _where(step)
    reason, reason_zh = (en + why.en)[:LONGEST], (zh + why.zh)[:LONGEST]
    return Outcome(passed=False, step=step, reason=reason, reason_zh=reason_zh)


def _where(step: int) -> tuple[str, str]:
    return (f"第 {step} 步：", f"step {step}: ") if step else ("启动：", "the start: ")


def _told(error: Exception) -> StoryError:
    if isinstance(error, StoryError):
        return error
    if isinstance(error, (Refused, Overrun)):
        return StoryError("refused", error=error)
    return StoryError("broken", kind=type(error).__name__, error=error)
