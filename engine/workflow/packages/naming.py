"""An item.toml that says which trading type it is of: a zip has no folder that would."""

import tomllib
from collections.abc import Mapping

from engine.workflow.packages.package import ITEM


def named(parts: Mapping[str, bytes], trading_type: str) -> dict[str, bytes]:
    """The same files; where item.toml names no type, its first line does. A broken one stays."""
    item = parts.get(ITEM)
    if item is None or _names_its_type(item):
        return dict(parts)
    return {**parts, ITEM: f'trading_type = "{trading_type}"\n'.encode() + item}


def _names_its_type(item: bytes) -> bool:
    try:
        return "trading_type" in tomllib.loads(item.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return True
