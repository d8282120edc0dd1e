"""The schema a browser gets: in its reader's language, without what only the server needs."""

from collections.abc import Mapping

from engine.vocabulary import Json

KEPT_PROPERTIES = ("rule",)
OWN = ("en", "en_key")
"""Of options and columns, beside them: `en_key` is the column's data for who reads English."""
_ENGLISH = {
    "en_key": ("key",),
    "en_description": ("description",),
    "en_placeholder": ("placeholder",),
    "en_time": ("timeLabel",),
    "en_values": ("valuesExpression",),
    "en_pattern": ("validate", "patternErrorMessage"),
    "en_prefix": ("appearance", "prefixAdorner"),
    "en_suffix": ("appearance", "suffixAdorner"),
}


def localised(raw: Mapping[str, Json], language: str) -> dict[str, Json]:
    """A copy of a component (or form) with everything inside it, in `zh` or `en`."""
    copy: dict[str, Json] = {
        name: _inside(value, language) if name in ("components", "values", "columns") else value
        for name, value in raw.items()
        if name not in ("properties", *OWN)
    }
    own = raw.get("properties")
    own = own if isinstance(own, dict) else {}
    kept: dict[str, Json] = {name: own[name] for name in KEPT_PROPERTIES if name in own}
    if kept:
        copy["properties"] = kept
    if language == "en":
        _translate(copy, {**own, **{name: raw[name] for name in OWN if raw.get(name)}})
    return copy


def _inside(value: Json, language: str) -> Json:
    if not isinstance(value, list):
        return value
    return [localised(item, language) if isinstance(item, dict) else item for item in value]


def _translate(copy: dict[str, Json], own: Mapping[str, Json]) -> None:
    if own.get("en"):
        copy[_named(copy)] = own["en"]
    for name, place in _ENGLISH.items():
        if own.get(name):
            _put(copy, place, own[name])


def _named(copy: Mapping[str, Json]) -> str:
    if copy.get("type") == "datetime":
        return "timeLabel" if copy.get("subtype") == "time" else "dateLabel"
    return {"text": "text", "image": "alt"}.get(str(copy.get("type")), "label")


def _put(copy: dict[str, Json], place: tuple[str, ...], text: Json) -> None:
    if len(place) == 1:
        copy[place[0]] = text
        return
    inner = copy.get(place[0])
    copy[place[0]] = {**(inner if isinstance(inner, dict) else {}), place[1]: text}
