"""Things that a diagram hands over by their id, and moments as notices write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from engine.vocabulary import Json

ZONE = ZoneInfo("Asia/Shanghai")


def id_of(value: Json) -> str | None:
    """The id of a lot or a notice; None where nothing was named."""
    if isinstance(value, dict):
        return str(value.get("id"))
    return None if value is None else str(value)


def ids_of(value: Json) -> tuple[str, ...]:
    """The ids in a list, as a field for files holds them, each once."""
    found = [id_of(one) for one in value] if isinstance(value, list) else []
    return tuple(dict.fromkeys(one for one in found if one))


def beijing(moment: datetime) -> str:
    """As the fields of a notice hold a moment."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds")
