"""What a notice is found by: two-character pieces of its words, its kind, region and class."""

import re
from collections.abc import Iterator

from engine.people.regions import prefix
from engine.trading.notices.tables import NoticeRow
from engine.vocabulary import Json
from engine.workflow.search_index import grams

_COUNTRY = 2
"""Digits of a province's code; cities have two more, counties two more again."""
_NUMBER = re.compile(r"[\d.,:+-]+")


def terms_of(row: NoticeRow, code: str) -> frozenset[str]:
    """Of title, project code and text; numbers in the text are no words."""
    text = " ".join(_texts(row.content))
    words = grams(f"{row.title} {code}") | grams(_NUMBER.sub(" ", text))
    named = {kind_term(row.kind), class_term(row.class_), *_regions(row.region)}
    return frozenset(words | named)


def text_terms(text: str) -> frozenset[str]:
    """What a notice must hold to be found by what somebody typed."""
    return grams(text)


def kind_term(kind: str) -> str:
    return f"kind:{kind}"


def class_term(class_: str) -> str:
    return f"class:{class_}"


def region_term(region: str) -> str:
    """Of everything within a region."""
    return f"region:{prefix(region)}"


def _regions(region: str) -> set[str]:
    return {f"region:{region[:digits]}" for digits in (_COUNTRY, 4, 6)} | {region_term(region)}


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value if isinstance(value, list) else ():
        yield from _texts(inner)
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield name
        yield from _texts(inner)
