"""English names of a package put beside those that a checkout has of other types."""

import json
from typing import Any


def merged(there: bytes, came: bytes) -> bytes:
    """Both, by process and element; where both name one, what came counts.

    What came is taken as it is where either cannot be read, or where nothing else is there.
    """
    try:
        old, new = json.loads(there), json.loads(came)
    except (ValueError, RecursionError):
        return came
    if not isinstance(old, dict) or not isinstance(new, dict):
        return came
    whole = {name: _both(old.get(name), new.get(name)) for name in {**old, **new}}
    return (
        came if whole == new else json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"
    )


def _both(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **new}
    return old if new is None else new
