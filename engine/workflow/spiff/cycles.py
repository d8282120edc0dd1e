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

    The token keeps `base` (what multiples count from), `turn`, and the period as text.
    """
    cycle, data = cycle_of(value), token.internal_data
    period = f"{cycle.duration.months}M{cycle.duration.span.total_seconds()}S"
    if data.get("period") != period or data.get("start") != _text(cycle.start):
        data["period"], data["start"] = period, _text(cycle.start)
        _begin(token, cycle)
    data["of"] = cycle.repetitions
    return CycleDue(_end(token, cycle.duration, data["turn"], pause), cycle.start is None)


def go_on(token: Token, value: Any, now: datetime, pause: timedelta) -> bool:
    """After it fired: begin the next cycle, past those missed; False when it was the last."""
    cycle, data = cycle_of(value), token.internal_data
    data["fired"] = data.get("fired", 0) + 1
    if data["of"] is not None and data["fired"] >= data["of"]:
        return False
    data["last"], data["last_pause"] = data.pop("due"), pause.total_seconds()
    data["turn"] += 1
    if not cycle.duration.months:
        missed = now - _end(token, cycle.duration, data["turn"], pause)
        data["turn"] += max(0, missed // cycle.duration.span + 1)
    while _end(token, cycle.duration, data["turn"], pause) <= now:
        data["turn"] += 1
    return True


def _begin(token: Token, cycle: Cycle) -> None:
    data = token.internal_data
    if cycle.start is not None:
        data.update(base=cycle.start.isoformat(), turn=0, base_pause=0)
    else:
        pause = data.get("last_pause", 0)
        data.update(base=data.get("last", data["entered"]), turn=1, base_pause=pause)


def _end(token: Token, duration: Period, turn: int, pause: timedelta) -> datetime:
    data = token.internal_data
    whole = Period(months=duration.months * turn, span=duration.span * turn)
    at = whole.after(datetime.fromisoformat(data["base"]))
    if data.get("start"):
        return at
    return at + pause - timedelta(seconds=data["base_pause"])


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
