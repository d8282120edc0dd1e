"""item.toml read and written as values; what a form does not know stays as it is."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import tomli_w

from engine.errors import BadDiagram
from engine.studio.paths import ITEM


def read(body: bytes) -> dict[str, Any]:
    """Numbers stay exact. Raises BadDiagram: it is not TOML."""
    try:
        return tomllib.loads(body.decode(), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadDiagram(f"{ITEM} · {error}") from None


def written(content: Mapping[str, Any]) -> bytes:
    """The text of item.toml; comments of a text it was read from are gone."""
    return tomli_w.dumps(content, multiline_strings=False).encode()
