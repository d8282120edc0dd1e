"""What a package is, whatever it was read from: its parts, and what of them is published."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from engine.errors import BadDiagram
from engine.vocabulary import Json
from engine.workflow.normalise import normalised

ITEM = "item.toml"
STORIES, TESTS = "stories/", "tests/"
MANIFEST = "manifest.json"
SIGNATURES = "signatures/"
_TYPE = re.compile(r"[a-z][a-z0-9_]{2,59}", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """`parts` is every file as it was given, by its path in the zip; `files` is the bundle."""

    trading_type: str
    content: Mapping[str, Json]
    files: Mapping[str, bytes]
    stories: Mapping[str, bytes]
    parts: Mapping[str, bytes]

    @property
    def beside(self) -> dict[str, bytes]:
        """What no project runs by: the item as written, stories, tests of tables."""
        return {path: body for path, body in self.written.items() if not _is_published(path)}

    @property
    def written(self) -> dict[str, bytes]:
        """What people wrote: everything but manifest and signatures."""
        return {
            path: body
            for path, body in self.parts.items()
            if path != MANIFEST and not path.startswith(SIGNATURES)
        }


def of(parts: Mapping[str, bytes], trading_type: str | None = None) -> Package:
    """The package these files make; its type is the one given, else the one the item names.

    Raises:
        BadDiagram: item.toml is missing, is not TOML, or names no trading type. What is no XML is
            left to the checks.
    """
    content = _item(parts.get(ITEM))
    named = trading_type or content.get("trading_type")
    if named is None:
        raise BadDiagram(f"{ITEM} · trading_type · missing")
    if not isinstance(named, str) or not _TYPE.fullmatch(named):
        raise BadDiagram(f"{ITEM} · trading_type · not 3 to 60 of a-z, 0-9 and _, a letter first")
    bundle = {path: body for path, body in sorted(parts.items()) if _is_published(path)}
    return Package(
        trading_type=named,
        content=content,
        files=normalised(bundle),
        stories={
            path.removeprefix(STORIES): body
            for path, body in sorted(parts.items())
            if path.startswith(STORIES)
        },
        parts=dict(sorted(parts.items())),
    )


def _is_published(path: str) -> bool:
    return path not in (ITEM, MANIFEST) and not path.startswith((STORIES, TESTS, SIGNATURES))


def _item(body: bytes | None) -> Mapping[str, Json]:
    if body is None:
        raise BadDiagram(f"{ITEM} · missing")
    try:
        return cast(Mapping[str, Json], tomllib.loads(body.decode(), parse_float=str))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadDiagram(f"{ITEM} · {error}") from None
