"""A story: what people do in one project, step by step, as tests and demo replay it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from engine.store import exact
from engine.vocabulary import Json

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """`steps` are the objects of a story file, in order; all moments are aware.

    `starter` is a role or a login; without one the agency starts, or else the tenderee.
    """

    title: str
    title_en: str
    item: str
    region: str
    begins: datetime
    participants: Mapping[str, Json]
    case: Mapping[str, Json]
    steps: tuple[Mapping[str, Json], ...]
    starter: str = ""


def read(content: bytes) -> Story:
    """A story from its JSON file.

    Raises:
        ValueError: it is not JSON, or a key is missing.
    """
    told = exact.loads(content)
    if not isinstance(told, dict):
        raise ValueError("a story is a JSON object")
    try:
        return Story(
            title=str(told["title"]),
            title_en=str(told["title_en"]),
            item=str(told["item"]),
            region=str(told["region"]),
            begins=datetime.fromisoformat(str(told["clock"])),
            participants=cast(Mapping[str, Json], told["participants"]),
            case=cast(Mapping[str, Json], told["case"]),
            steps=tuple(cast(list[Mapping[str, Json]], told["steps"])),
            starter=str(told.get("starter") or ""),
        )
    except KeyError as missing:
        raise ValueError(f"a story needs {missing}") from None


def moved(story: Story, by: timedelta) -> Story:
    """The same story some whole days later: every date it names moves along."""
    return replace(
        story,
        begins=story.begins + by,
        case=cast(Mapping[str, Json], _moved(dict(story.case), by)),
        steps=tuple(cast(Mapping[str, Json], _moved(dict(step), by)) for step in story.steps),
    )


def elsewhere(story: Story, *, region: str, tell: Callable[[str], str]) -> Story:
    """The same story in another region; `tell` rewrites every text in it."""
    return replace(
        story,
        title=tell(story.title),
        region=region,
        case=cast(Mapping[str, Json], _retold(dict(story.case), tell)),
        steps=tuple(cast(Mapping[str, Json], _retold(dict(step), tell)) for step in story.steps),
    )


def _retold(value: Json, tell: Callable[[str], str]) -> Json:
    if isinstance(value, dict):
        return {name: _retold(inner, tell) for name, inner in value.items()}
    if isinstance(value, list):
        return [_retold(inner, tell) for inner in value]
    return tell(value) if isinstance(value, str) else value


def _moved(value: Json, by: timedelta) -> Json:
    return _retold(value, lambda text: _later(text, by) if _DAY.match(text) else text)


def _later(text: str, by: timedelta) -> str:
    """A date or moment moved by whole days; what only looks like one stays."""
    try:
        day = datetime.fromisoformat(text[:10]) + by
    except ValueError:
        return text
    return f"{day:%Y-%m-%d}{text[10:]}"
