"""An item's values as item.toml, for revisions that nobody wrote as a file."""

import re
from collections.abc import Iterator, Mapping

from engine.store import exact
from engine.vocabulary import Json

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def written(content: Mapping[str, Json]) -> bytes:
    """TOML that reads as these values again; what is null is left out, as TOML knows none."""
    return "\n".join(_table("", content)).encode() + b"\n"


def _table(name: str, content: Mapping[str, Json]) -> Iterator[str]:
    """Plain values first: what follows a heading belongs to it."""
    told = {key: value for key, value in content.items() if value is not None}
    for key, value in told.items():
        if not isinstance(value, dict):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in told.items():
        if isinstance(value, dict):
            path = f"{name}.{_key(key)}" if name else _key(key)
            yield f"\n[{path}]"
            yield from _table(path, value)


def _value(value: Json) -> str:
    if isinstance(value, dict):
        inner = (f"{_key(key)} = {_value(one)}" for key, one in value.items() if one is not None)
        return f"{{ {', '.join(inner)} }}"
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value if one is not None)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    # Numbers with a point are read as text, so that they stay exact.
    return str(value) if isinstance(value, int) else _text(str(value))


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    """JSON's escapes are TOML's, but for DEL."""
    return exact.dumps(text).replace("\x7f", "\\u007f")
