"""What a draft's files are as a package: its item, the bundle that would be published, stories."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from engine.errors import BadDiagram
from engine.studio.paths import ITEM
from engine.vocabulary import Json

STORIES, TESTS = "stories/", "tests/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """`files` is what a version keeps; `beside` are item, stories and tests of tables."""

    content: Mapping[str, Json]
    files: Mapping[str, bytes]
    stories: Mapping[str, bytes]
    beside: Mapping[str, bytes]


def of(files: Mapping[str, bytes]) -> Bundle:
    """Raises BadDiagram: item.toml is missing or is not TOML."""
    return Bundle(
        content=_item(files.get(ITEM)),
        files={path: body for path, body in files.items() if not is_beside(path)},
        beside={path: body for path, body in files.items() if is_beside(path)},
        stories={
            path.removeprefix(STORIES): body
            for path, body in files.items()
            if path.startswith(STORIES)
        },
    )


def is_beside(path: str) -> bool:
    """Whether a file travels with a package without being part of a version."""
    return path == ITEM or path.startswith((STORIES, TESTS))


def _item(body: bytes | None) -> Mapping[str, Json]:
    if body is None:
        raise BadDiagram(f"{ITEM} · missing")
    try:
        return cast(Mapping[str, Json], tomllib.loads(body.decode(), parse_float=str))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDiagram(f"{ITEM} · {error}") from None
