"""Whether the fields of a notice hold what its kind requires, and nothing that it forbids."""

import re
from collections.abc import Iterator, Mapping

from stdnum.cn import ric

from engine.errors import Invalid, Problem
from engine.store import exact
from engine.trading.notices.kinds import Kind, Required
from engine.vocabulary import Json

_EMPTY: tuple[Json, ...] = (None, "", [], {})
_UNIT = re.compile(r"（[^）]*）$")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")


def lacking(kind: Kind, fields: Mapping[str, Json]) -> tuple[Required, ...]:
    """What the rules ask for and no field holds, in the order of the kind."""
    held = frozenset(_held(fields))
    return tuple(one for one in kind.required if held.isdisjoint(map(_plain, one.fields)))


def require(kind: Kind, fields: Mapping[str, Json]) -> tuple[Required, ...]:
    """What is missing and only warned of.

    Raises:
        Invalid: everything else that is missing or may not be there, at once.
    """
    missing = lacking(kind, fields)
    problems = [_missing(kind, one) for one in missing if not one.warns]
    problems += [_forbidden(kind, what) for what in kind.forbids if _FOUND[what](fields)]
    if problems:
        raise Invalid(*problems)
    return missing


def _held(fields: Mapping[str, Json]) -> Iterator[str]:
    """Names of fields with a value, and of columns with one in any row."""
    for name, value in fields.items():
        if value not in _EMPTY:
            yield _plain(name)
        for row in value if isinstance(value, list) else ():
            if isinstance(row, dict):
                yield from (
                    _plain(column) for column, cell in row.items() if cell not in (None, "")
                )


def _plain(name: str) -> str:
    """Without the unit that its name may end with."""
    return _UNIT.sub("", name)


def _missing(kind: Kind, one: Required) -> Problem:
    article = f" art. {one.article}" if one.article else ""
    return Problem(
        field=f"content.{one.fields[0]}",
        key="notice_lacks",
        text=f"{kind.en} lacks: {one.en} ({one.law_en}{article})",
        params={
            "kind_zh": kind.zh,
            "kind_en": kind.en,
            "zh": one.zh,
            "en": one.en,
            "law_zh": one.law_zh + (f"第{one.article}条" if one.article else ""),
            "law_en": f"{one.law_en}{article}",
        },
    )


def _forbidden(kind: Kind, what: str) -> Problem:
    return Problem(
        field="content",
        key=f"notice_forbids_{what}",
        text=f"{kind.en} may not hold: {what}",
        params={"kind_zh": kind.zh, "kind_en": kind.en},
    )


def _mobile(fields: Mapping[str, Json]) -> bool:
    return _MOBILE.search(exact.dumps(dict(fields))) is not None


def _identity(fields: Mapping[str, Json]) -> bool:
    found = _IDENTITY.findall(exact.dumps(dict(fields)))
    return any(ric.is_valid(one) for one in found)


_FOUND = {"mobile": _mobile, "identity_number": _identity}
