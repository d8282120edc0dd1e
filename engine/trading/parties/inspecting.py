"""Looks at the fields of a record and turns what was typed into what is kept."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from engine.errors import Problem
from engine.people.inspection import Inspection
from engine.people.sentences import SENTENCES as PEOPLE
from engine.trading.parties.fields import PartyField
from engine.trading.parties.words import SENTENCES
from engine.vocabulary import Data, Json

PHONE = re.compile(r"(?:\+86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")
ACCOUNT = re.compile(r"\d{8,32}")
MONEY = re.compile(r"\d{1,16}(?:\.\d{1,2})?")


class Unfit(Exception):  # noqa: N818 - a reason, told as a problem
    """What was typed is not what the field takes; the argument is the key of the sentence."""


def problem(field: PartyField | str, key: str, **params: Json) -> Problem:
    """A problem that names its field in both languages."""
    name = field if isinstance(field, str) else field.name
    labels = (name, name) if isinstance(field, str) else (field.zh, field.en)
    said: dict[str, Json] = {"label": labels[0], "label_en": labels[1], **params}
    english = {**PEOPLE, **SENTENCES}[key][1]
    text = english.format_map({one: str(value) for one, value in said.items()})
    return Problem(field=name, key=key, text=text, params=said)


def taken(fields: Iterable[PartyField], data: Data) -> tuple[dict[str, Json], list[Problem]]:
    """The values to keep by their names, and everything that is wrong."""
    kept: dict[str, Json] = {}
    problems: list[Problem] = []
    for field in fields:
        try:
            kept[field.name] = _value(field, data.get(field.name))
        except Unfit as unfit:
            problems.append(problem(field, str(unfit), limit=field.most))
    return kept, problems or _in_order(kept, fields)


def _in_order(kept: Data, fields: Iterable[PartyField]) -> list[Problem]:
    begins, ends = kept.get("valid_from"), kept.get("valid_to")
    if begins and ends and str(ends) < str(begins):
        last = next(field for field in fields if field.name == "valid_to")
        return [problem(last, "party_ends_before")]
    return []


def _value(field: PartyField, given: Json) -> Json:
    if field.kind == "flag":
        return given in (True, "true", "1", "on")
    if given is None or (isinstance(given, str) and not given.strip()):
        if field.required:
            raise Unfit("required")
        return ""
    if not isinstance(given, str):
        raise Unfit("not_text")
    if len(given) > field.most:
        raise Unfit("too_long")
    if not Inspection().text(field.name, given):
        raise Unfit("bad_character")
    return _READ[field.kind](given.strip())


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Unfit("party_date") from None


def _money(text: str) -> str:
    plain = text.replace(",", "").replace("，", "")
    try:
        if not MONEY.fullmatch(plain):
            raise Unfit("party_money")
        return f"{Decimal(plain):f}"
    except InvalidOperation:
        raise Unfit("party_money") from None


def _matching(pattern: re.Pattern[str], key: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        plain = text.replace(" ", "")
        if not pattern.fullmatch(plain):
            raise Unfit(key)
        return plain

    return read


_READ: Mapping[str, Callable[[str], str]] = {
    "text": str,
    "date": _date,
    "money": _money,
    "phone": _matching(PHONE, "party_phone"),
    "email": _matching(EMAIL, "party_email"),
    "account": _matching(ACCOUNT, "party_account"),
}
