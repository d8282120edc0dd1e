"""item.toml as the fields of a form, and back; keys that no field shows are left alone."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from werkzeug.datastructures import MultiDict

TEXTS = (
    *("zh", "en", "code", "class", "class_zh", "class_en", "method_zh", "method_en"),
    *("supervising_department", "supervising_department_zh", "supervising_department_en"),
    *("process", "start_form"),
)
BOUND = ("zh", "en", "unit", "min", "max", "protects", "rule", "source")
NUMBERS = ("min", "max")
MESSAGE = ("offered", "at", "rule")
SPARE = 3
"""Empty rows below those that are there."""


def fields(content: Mapping[str, Any]) -> MultiDict[str, str]:
    """What the form shows of an item."""
    shown = MultiDict({name: str(content.get(name, "")) for name in TEXTS})
    shown["legal_basis"] = "\n".join(_law(one) for one in _list(content.get("legal_basis")))
    shown["events"] = "\n".join(f"{key} {text}" for key, text in _dict(content, "events").items())
    shown.setlist("starters", [str(one) for one in _list(content.get("starters"))])
    for number, row in enumerate([*_parameters(content), *[{}] * SPARE]):
        shown.update({f"p{number}.{key}": text for key, text in row.items()})
        shown[f"p{number}.name"] = row.get("name", "")
    for number, row in enumerate([*_messages(content), *[{}] * SPARE]):
        shown.update({f"m{number}.{key}": text for key, text in row.items()})
        shown[f"m{number}.name"] = row.get("name", "")
    return shown


def rows(sent: Mapping[str, str], kind: str) -> int:
    """How many rows of parameters (`p`) or messages (`m`) a form has."""
    number = 0
    while f"{kind}{number}.name" in sent:
        number += 1
    return number


def values(sent: MultiDict[str, str], content: Mapping[str, Any]) -> dict[str, Any]:
    """What the form says, for an order; None where a key goes."""
    told: dict[str, Any] = {name: sent.get(name, "").strip() or None for name in TEXTS}
    told["starters"] = sent.getlist("starters")
    told["legal_basis"] = _laws(sent.get("legal_basis", ""))
    told["events"] = _pairs(sent.get("events", "")) or None
    told |= _bounded(sent, _dict(content, "bounds"))
    told |= _offered(sent, _dict(content, "closes"))
    for table, shown in (("bounds", "parameters"), ("offered", "messages"), ("closes", "messages")):
        told[table] = {**_beside(content, table, shown), **told[table]} or None
    return told


def _beside(content: Mapping[str, Any], table: str, shown: str) -> dict[str, Any]:
    """What a table says of names that have no row in the form."""
    rowed = content.get(shown) or ()
    return {name: one for name, one in _dict(content, table).items() if name not in rowed}


def _parameters(content: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    bounds = _dict(content, "bounds")
    for name, value in _dict(content, "parameters").items():
        bound = bounds.get(name, {})
        told = {key: str(bound.get(key, "")) for key in BOUND}
        yield {"name": name, "value": str(value), **told}


def _messages(content: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    offered, closes = _dict(content, "offered"), _dict(content, "closes")
    for one in _list(content.get("messages")):
        name = str(one)
        closing = closes.get(name, {})
        told = {key: str(closing.get(key, "")) for key in ("at", "rule")}
        yield {"name": name, "offered": str(offered.get(name, "")), **told}


def _bounded(sent: Mapping[str, str], kept: Mapping[str, Any]) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    bounds: dict[str, Any] = {}
    for row in _rows(sent, "p", ("value", *BOUND)):
        name = row.pop("name")
        parameters[name] = _number(row.pop("value"))
        limits = {key: _number(text) if key in NUMBERS else text for key, text in row.items()}
        whole = {**kept.get(name, {}), **limits}
        if told := {key: one for key, one in whole.items() if one != ""}:
            bounds[name] = told
    return {"parameters": parameters or None, "bounds": bounds}


def _offered(sent: Mapping[str, str], kept: Mapping[str, Any]) -> dict[str, Any]:
    names: list[str] = []
    offered: dict[str, str] = {}
    closes: dict[str, Any] = {}
    for row in _rows(sent, "m", MESSAGE):
        name = row.pop("name")
        names.append(name)
        if row["offered"]:
            offered[name] = row["offered"]
        whole = {**kept.get(name, {}), "at": row["at"], "rule": row["rule"]}
        closes |= {name: {key: one for key, one in whole.items() if one}} if row["at"] else {}
    return {"messages": names, "offered": offered, "closes": closes}


def _rows(sent: Mapping[str, str], kind: str, keys: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Rows that have a name."""
    for number in range(rows(sent, kind)):
        row = {key: sent.get(f"{kind}{number}.{key}", "").strip() for key in ("name", *keys)}
        if row["name"]:
            yield row


def _number(text: str) -> int | Decimal | str:
    """A number as it is meant; what is none stays text."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite():
        return text
    return int(value) if value == value.to_integral_value() and "." not in text else value


def _laws(text: str) -> list[dict[str, str]]:
    """A law a line, its English name behind a bar."""
    told = (line.replace("｜", "|").partition("|") for line in text.splitlines() if line.strip())
    return [{"zh": zh.strip(), "en": en.strip() or zh.strip()} for zh, _, en in told]


def _law(one: Any) -> str:
    if not isinstance(one, dict):
        return str(one)
    zh, en = str(one.get("zh", "")), str(one.get("en", ""))
    return f"{zh} | {en}" if en and en != zh else zh


def _pairs(text: str) -> dict[str, str]:
    """A name and its expression a line."""
    told = (line.strip().partition(" ") for line in text.splitlines() if line.strip())
    return {name: expression.strip() for name, _, expression in told}


def _dict(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = content.get(name)
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []
