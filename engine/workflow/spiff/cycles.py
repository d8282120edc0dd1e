"""Repeating timers: `R3/PT10M`, `R/2026-06-01T09:00:00+08:00/P1M`, or a duration for ever."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from engine.workflow.spiff.expressions import Cycle, Period, cycle_of
from engine.workflow.spiff.seams import Token


class CycleDue(NamedTuple):
    """The end of the running cycle; one with a fixed start is not moved by suspensions."""

    at: datetime
    relative: bool


def due_of(token: Token, value: Any, pause: timedelta) -> CycleDue:
    """When the running cycle ends; an expression that changed counts from where it began.

    The token keeps `cycle` (months, seconds, fixed start), `base` and `base_pause` (what
    multiples count from), `turn`, `of` and `fired`.
    """
    cycle, data = cycle_of(value), token.internal_data
    start = cycle.start.isoformat() if cycle.start else None
    stored = [cycle.duration.months, cycle.duration.span.total_seconds(), start]
    if data.get("cycle") != stored:
        data["cycle"] = stored
        _begin(token, cycle)
    data["of"] = cycle.repetitions
    return CycleDue(_end(token, data["turn"], pause), start is None)


def go_on(token: Token, now: datetime, pause: timedelta) -> bool:
    """After it fired: begin the next cycle, past those missed; False when it was the last."""
    data = token.internal_data
    data["fired"] = data.get("fired", 0) + 1
    if data["of"] is not None and data["fired"] >= data["of"]:
        return False
    data["last"], data["last_pause"] = data.pop("due"), pause.total_seconds()
    data["turn"] += 1
    months, seconds, _ = data["cycle"]
    if not months:
        missed = now - _end(token, data["turn"], pause)
        data["turn"] += max(0, missed // timedelta(seconds=seconds) + 1)
    while _end(token, data["turn"], pause) <= now:
        data["turn"] += 1
    return True


def _begin(token: Token, cycle: Cycle) -> None:
    data = token.internal_data
    if cycle.start is not None:
        data.update(base=cycle.start.isoformat(), turn=0, base_pause=0)
    else:
        pause = data.get("last_pause", 0)
        data.update(base=data.get("last", data["entered"]), turn=1, base_pause=pause)


def _end(token: Token, turn: int, pause: timedelta) -> datetime:
    data = token.internal_data
    months, seconds, start = data["cycle"]
    whole = Period(months=months * turn, span=timedelta(seconds=seconds) * turn)
    at = whole.after(datetime.fromisoformat(data["base"]))
    return at if start else at + pause - timedelta(seconds=data["base_pause"])
