"""What people typed into a house: only this may be Chinese on an English page."""

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text

from engine.store import exact
from engine.vocabulary import Json
from tests.browser.reading import CHINESE

SHORT = 2
TAUGHT = ("休 (off) or 班 (worked)", "2026-01-01 休 元旦")
"""What people are told to type."""
TYPED = (
    "select name from person",
    "select name from organisation where coalesce(name_en, '') = ''",
    "select title from project",
    "select title from notice",
    "select text from comment",
    "select name from document",
    "select reason from version",
    "select reason from item",
    "select name from register_entry",
    "select approval_number from register_entry",
    "select owner from register_entry",
    "select reason from register_entry",
    "select title from studio_draft",
    "select reason from studio_review",
    "select note from studio_review",
    "select source from law_row",
    "select note from law_row",
    "select value from law_row",
    "select source from calendar_year",
)
FILLED = (
    "select content from notice",
    "select data from submission",
    "select case_file from project",
    "select particulars from fact",
)

WRITTEN = "select content from blob where sha256 in (select blob from studio_file)"
WORDS = re.compile(r'[^<>"\n]*[\u3400-\u9fff][^<>"\n]*')


class Typed:
    """Every such text of a house; short ones count only where they stand alone."""

    def __init__(self, database: Path) -> None:
        said = {one for one in (*_said(database), *TAUGHT) if CHINESE.search(one)}
        self._short = {one for one in said if len(one) < SHORT}
        longest = sorted(said - self._short, key=len, reverse=True)
        self._long = re.compile("|".join(re.escape(one) for one in longest))

    def without(self, text: str) -> str:
        """What is left of a text when all that was typed is taken away."""
        return "" if text.strip() in self._short else self._long.sub("", text)


def _said(database: Path) -> Iterator[str]:
    with create_engine(f"sqlite:///{database}").connect() as connection:
        for query in TYPED:
            yield from (str(row[0]) for row in connection.execute(text(query)))
        for query in FILLED:
            for row in connection.execute(text(query)):
                yield from _leaves(exact.loads(row[0]))
        for row in connection.execute(text(WRITTEN)):
            yield from (one.strip() for one in WORDS.findall(row[0].decode("utf-8", "replace")))


def _leaves(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield from value.splitlines()
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
