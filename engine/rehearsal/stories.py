"""Replays every story of a package, each in a house of its own."""

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from engine.demo.story_error import StoryError
from engine.rehearsal import folder as folders
from engine.rehearsal import staging, template
from engine.rehearsal.outcome import Outcome
from engine.rehearsal.replay import replay
from engine.settings import Settings
from engine.workflow.packages import Package

__all__ = ["Outcome", "play"]
MOST = 200
SECONDS = 900.0
"""For all stories of a package together; what is not played by then has not passed."""
_LATE = StoryError("late", most=MOST, seconds=f"{SECONDS:g}")
LATE = Outcome(passed=False, reason=_LATE.en, reason_zh=_LATE.zh)
Progress = Callable[[int, int], None]


def play(
    settings: Settings, package: Package, progress: Progress | None = None
) -> Mapping[str, Outcome]:
    """What became of each story, by its file's name; `progress` gets how many are done of all.

    Raises:
        BadDiagram: the package fails its checks; no story is played then.
    """
    tell = progress or _quiet
    stories = list(package.stories.items())
    outcomes: dict[str, Outcome] = {}
    end = time.monotonic() + SECONDS
    with _prepared(settings, package) as base:
        for number, (name, content) in enumerate(stories):
            tell(number, len(stories))
            late = number >= MOST or time.monotonic() > end
            outcomes[name] = LATE if late else _one(settings, base, content)
    tell(len(stories), len(stories))
    return outcomes


def _one(settings: Settings, base: Path, content: bytes) -> Outcome:
    with _folder(settings) as folder:
        shutil.copytree(base, folder)
        return replay(settings, folder, content)


@contextmanager
def _prepared(settings: Settings, package: Package) -> Iterator[Path]:
    """A house with the package published, to be copied for every story."""
    with _folder(settings) as base:
        template.copy_to(settings, base)
        staging.publish(settings, base, package)
        yield base


@contextmanager
def _folder(settings: Settings) -> Iterator[Path]:
    folder = folders.root(settings) / f"replay-{token_hex(8)}"
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _quiet(done: int, every: int) -> None:
    """Nobody looks."""
