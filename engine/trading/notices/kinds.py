"""Kinds of notices as data: what each must hold, by which rule, and what may not be in it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path("law") / "notices"


@dataclass(frozen=True, kw_only=True, slots=True)
class Required:
    """One content that the rules ask for; any of `fields` (a field or a column) holds it.

    `mark` tells where the rule was read: law_text | secondary | memory. What only `warns` does not
    stop a notice.
    """

    zh: str
    en: str
    fields: tuple[str, ...]
    law_zh: str
    law_en: str
    article: str = ""
    mark: str = "memory"
    rule: str | None = None
    warns: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """`calls` for bids, `relation` to the notice it is about, `notifies` who left an address.

    `words`: the English of fields and columns that no form names.
    """

    key: str
    zh: str
    en: str
    required: tuple[Required, ...] = ()
    forbids: tuple[str, ...] = ()
    relation: str | None = None
    notifies: bool = False
    calls: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


@cache
def read(processes: Path) -> Mapping[str, Kind]:
    """Every kind of a folder of process data, by its key."""
    paths = sorted((processes / FOLDER).glob("*.toml"))
    return {path.stem: _kind(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in paths}


def _kind(key: str, told: dict[str, Any]) -> Kind:
    required = tuple(
        Required(**{**one, "fields": tuple(one["fields"])}) for one in told.pop("required", ())
    )
    forbids = tuple(told.pop("forbids", ()))
    return Kind(key=key, required=required, forbids=forbids, **told)
