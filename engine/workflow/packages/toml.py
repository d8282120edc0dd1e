"""An item's values as item.toml, for revisions that nobody wrote as a file."""

from collections.abc import Mapping
from typing import Any

import tomli_w

from engine.vocabulary import Json


def written(content: Mapping[str, Json]) -> bytes:
    """TOML that reads as these values again; what is null is left out, as TOML knows none."""
    return tomli_w.dumps(_told(content)).encode()


def _told(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _told(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_told(one) for one in value if one is not None]
    return value
