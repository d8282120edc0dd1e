"""One story in one sandbox, from beginning to end, inside a wall."""

from pathlib import Path

from engine.demo import schedule, story
from engine.demo.comparing import StoryError
from engine.demo.player import Player
from engine.demo.story import Story
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
        return _failed(None, f"the file is no story: {error}")
    if not _playable(told):
        first = template.BEGINS.date()
        return _failed(None, f"a story begins after {first} and has at most {MOST_STEPS} steps")
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
        return _failed(done, _sentence(error))
    waiting = engine.ask(load).incidents
    return _failed(done, f"{waiting} incidents are open") if waiting else Outcome(passed=True)


def _failed(step: int | None, reason: str) -> Outcome:
    where = "" if step is None else f"step {step}: " if step else "the start: "
    return Outcome(passed=False, step=step, reason=(where + reason)[:LONGEST])


def _sentence(error: Exception) -> str:
    if isinstance(error, (StoryError, Refused, Overrun)):
        return str(error)
    return f"this step cannot be played ({type(error).__name__}: {error})"
