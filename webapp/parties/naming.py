"""Names of parts and fields, and values as people read them, in the language of the request."""

from engine.trading.parties.fields import OTHER_NAMES, PART_NAMES, PARTS, PartyField, field_of
from engine.vocabulary import Json
from webapp import current
from webapp.i18n import translate

HIDDEN = frozenset({"sha256"})
"""What a history keeps and nobody reads."""


def part_name(part: str) -> str:
    return _said(PART_NAMES.get(part, (part, part)))


def label(field: PartyField) -> str:
    return _said((field.zh, field.en))


def field_name(part: str, name: str) -> str:
    known = field_of(part, name)
    return label(known) if known else _said(OTHER_NAMES.get(name, (name, name)))


def parts() -> tuple[str, ...]:
    return tuple(PARTS)


def columns(part: str) -> tuple[PartyField, ...]:
    """The fields of a part that a list shows."""
    return PARTS[part]


def value(given: Json) -> str:
    """Yes and no in words; nothing as a dash."""
    if isinstance(given, bool):
        return translate("是") if given else translate("否")
    return str(given) if given not in (None, "") else "—"


def _said(pair: tuple[str, str]) -> str:
    return pair[current.language() == "en"]
