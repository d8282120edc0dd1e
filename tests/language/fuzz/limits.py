"""Tries one case, and says what it took: seconds of computing and bytes of memory."""

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from engine.language import dmn, feel
from engine.language.feel.budget import SIZE, STEPS
from tests.language.fuzz.cases import SCOPE, Case

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
MOST_SECONDS = 1.0
MOST_BYTES = 64 << 20
AGAIN = 2
_STATUS, _REFS = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class Limit(Exception):  # noqa: N818 - a sentence
    """The language took more than it may."""


def within_limits(case: Case, *, share: int = 1) -> None:
    """Raises Limit, and whatever the language raises that is not its own.

    With a share of 10, a tenth of the budget may take a tenth of the limits.
    """

    def tried() -> None:
        try_out(case, feel.Budget(steps=STEPS // share, size=SIZE // share))

    limited(tried, share=share, told=f"{case!r:.2000}")


def limited(tried: Callable[[], object], *, share: int = 1, told: str = "") -> None:
    """Calls, and raises Limit where it took more than a share of the limits.

    A machine that is shared runs slower at times: what was too slow is tried again, and the
    fastest counts.
    """
    before = _memory_now()
    seconds = _seconds(tried)
    grown = _most_memory() - before
    for _ in range(AGAIN):
        if seconds > MOST_SECONDS / share:
            seconds = min(seconds, _seconds(tried))
    if seconds > MOST_SECONDS / share:
        raise Limit(f"{seconds:.2f} s for {told}")
    if grown > MOST_BYTES // share:
        raise Limit(f"{grown >> 20} MiB for {told}")


def _seconds(tried: Callable[[], object]) -> float:
    began = time.process_time()
    tried()
    return time.process_time() - began


def try_out(case: Case, budget: feel.Budget) -> None:
    """Reads the case, evaluates it, and hands the value out, as the engine would."""
    try:
        _TRIED[case.kind](case, budget)
    except (feel.FeelError, dmn.DmnError):
        return


def _expression(case: Case, budget: feel.Budget) -> None:
    unary = case.kind == "unary"
    feel.check_names(case.text, SCOPE, unary=unary)
    expression = feel.compile(case.text, unary=unary, names=SCOPE)
    value = expression.evaluate(SCOPE, now=NOW, budget=budget, input=SCOPE["x"])
    feel.to_json(value)
    feel.moment(value, NOW)


def _timer(case: Case, _budget: feel.Budget) -> None:
    feel.moment(case.text, NOW)
    feel.cycle(case.text)


def _model(case: Case, budget: feel.Budget) -> None:
    for decision in dmn.load(case.model).values():
        try:
            decision.decide(SCOPE, now=NOW, budget=budget)
        except dmn.DmnError:
            continue


_TRIED: dict[str, Callable[[Case, feel.Budget], None]] = {
    "expression": _expression,
    "unary": _expression,
    "timer": _timer,
    "model": _model,
}


def _memory_now() -> int:
    """Bytes in use; from here on the peak is counted anew."""
    if not _REFS.exists():
        return 0
    _REFS.write_text("5")
    return _bytes("VmRSS")


def _most_memory() -> int:
    return _bytes("VmHWM") if _REFS.exists() else 0


def _bytes(what: str) -> int:
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(what))
    return int(line.split()[1]) << 10
