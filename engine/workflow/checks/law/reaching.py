"""Which places a token can reach with nothing that binds a row on its way."""

from collections.abc import Iterator

from engine.workflow.checks.law.ways import Key, Ways
from engine.workflow.checks.statutes import START, Way

State = tuple[Key, bool]
"""A place, and whether the first mark was passed on the way to it."""


def free_places(ways: Ways, *, starts: set[Key], bound: set[Key], way: Way) -> set[Key]:
    """The places reached past the first mark, or from the beginning where it is that.

    With `before`, what was bound since the previous first mark, or since the beginning, counts too.
    A parallel join is reached when each of its branches is: one bound branch holds all of them.
    """
    seen: set[State] = set()
    todo = [state for state in _beginnings(ways, starts, way) if state[0] not in bound]
    while todo:
        state = todo.pop()
        if state not in seen:
            seen.add(state)
            todo += (next_ for next_ in _next(ways, state, starts, seen) if next_[0] not in bound)
    return {key for key, passed in seen if passed}


def _beginnings(ways: Ways, starts: set[Key], way: Way) -> Iterator[State]:
    yield from ((key, way.start == START) for key in ways.begins)
    yield from ((key, not way.before) for key in starts)


def _next(ways: Ways, state: State, starts: set[Key], seen: set[State]) -> Iterator[State]:
    key, passed = state
    for other in ways.after.get(key, ()):
        before = ways.before[other] if ways.waits_for_all(other) else [key]
        if all((one, True) in seen or (one, False) in seen for one in before):
            yield other, passed or other in starts or any((one, True) in seen for one in before)
