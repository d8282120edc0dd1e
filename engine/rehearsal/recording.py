"""Makes a story of what was done in one project of a sandbox."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from engine.errors import Invalid, Problem
from engine.rehearsal.journal import Line
from engine.rehearsal.noting import Step
from engine.store import exact
from engine.vocabulary import Json
from engine.workflow.queries.inside import Inside

ZONE = ZoneInfo("Asia/Shanghai")
JUMP = timedelta(minutes=1)
"""After so long what is open is told as well, so that a replay sees what the clock did."""


def story_of(
    lines: Iterable[Line],
    way: Sequence[str],
    *,
    title: str,
    title_en: str,
    end: Inside,
    now: datetime,
) -> bytes:
    """A story file; `way` is the project and those that follow it, as far as they were played.

    It ends with what is open at the end, `end` being the last project as it stands `now`.

    Raises:
        Invalid: the journal does not hold the project's start.
    """
    told = [line for line in lines if line.project in way]
    if not told or "start" not in told[0].step:
        raise Invalid(Problem(field="project", key="not_noted", text="its start was not noted"))
    first = told[0]
    steps = [*_steps(told, way), *_last(told[-1].at, end, now)]
    return _written(first, title, title_en, steps)


def _steps(told: Sequence[Line], way: Sequence[str]) -> Iterator[Step]:
    at, project = _second(told[0].at), way[0]
    for line in told[1:]:
        moment = _second(line.at)
        if moment > at:
            yield {"until": _text(moment)}
        if line.project != project:
            yield {"follow": True}
        if moment - at >= JUMP:
            yield {"expect": {"open": list(line.open)}}
        yield line.step
        at, project = max(at, moment), line.project


def _last(before: datetime, end: Inside, now: datetime) -> Iterator[Step]:
    if now - before >= JUMP:
        yield {"until": _text(_second(now))}
    open_: list[Json] = [*sorted(task.element for task in end.tasks)]
    yield {"expect": {"state": end.state, "open": open_}}


def _written(first: Line, title: str, title_en: str, steps: list[Step]) -> bytes:
    start = first.step
    whole: Step = {
        "title": title,
        "title_en": title_en,
        "item": start["start"],
        "clock": _text(_second(first.at)),
        "region": start["region"],
        "starter": start["starter"],
        "participants": start["participants"],
        "case": start["case"],
        "steps": [*steps],
    }
    return msgspec.json.format(exact.dumps(whole).encode(), indent=2) + b"\n"


def _second(at: datetime) -> datetime:
    """The whole second after it: a replay never comes before what had fired."""
    whole = at.replace(microsecond=0)
    return whole if whole == at else whole + timedelta(seconds=1)


def _text(moment: datetime) -> str:
    return moment.astimezone(ZONE).isoformat()
