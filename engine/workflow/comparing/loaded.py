"""JSON and TOML of unknown origin, and how their values are written in a sentence."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import cast

from engine.store import exact
from engine.vocabulary import Json

MOST_BYTES = 2_000_000
Values = Mapping[str, Json]


def from_json(body: bytes) -> Values | None:
    """The object of a JSON file; None where it holds none."""
    try:
        found = exact.loads(body) if len(body) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def from_toml(body: bytes) -> Values | None:
    """The table of a TOML file; None where it cannot be read."""
    try:
        text = body.decode() if len(body) <= MOST_BYTES else ""
        return cast(Values, tomllib.loads(text, parse_float=str)) if text else None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return None


def flat(value: Json, path: str = "") -> Iterator[tuple[str, str]]:
    """Every leaf with its dotted path; lists of plain values are one leaf."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from flat(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        for number, inner in enumerate(value, start=1):
            yield from flat(inner, f"{path}[{number}]")
    else:
        yield path, said(value)


def said(value: Json) -> str:
    """A value as people write it; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(said(one) for one in value)
    return exact.dumps(value) if isinstance(value, dict) else str(value)
