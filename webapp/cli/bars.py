"""Progress of long work on standard error, a bar for each part of it."""

import itertools
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import click

from engine.store.progress import Progress


@contextmanager
def bars() -> Iterator[Progress]:
    """A progress that draws; where the terminal is none it only names the parts."""
    with ExitStack() as stack:
        yield _Bars(stack)


class _Bars:
    """Called with what is being done, how much of it is done, how much there is (0: unknown)."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._what = ""
        self._bar: Any = None

    def __call__(self, what: str, done: int, total: int) -> None:
        if what != self._what:
            self._stack.close()
            self._what, self._bar = what, self._stack.enter_context(_bar(what, total))
        self._bar.update(done - self._bar.pos)


def _bar(what: str, total: int) -> Any:
    steps = range(total) if total else itertools.count()
    return click.progressbar(steps, label=f"{what:<20}", show_pos=True, file=sys.stderr)
