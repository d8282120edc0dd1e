"""What people typed into a house: only this may be Chinese on an English page."""

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text

from engine.store import exact
from engine.vocabulary import Json

CHINESE = re.compile(r"[\u3400-\u9fff]")
TYPED = (
    "select name from person",
    "select name from organisation where coalesce(name_en, '') = ''",
    "select title from project",
    "select title from notice",
    "select text from comment",
    "select name from document",
    "select reason from version",
)
FILLED = (
    "select content from notice",
    "select data from submission",
    "select case_file from project",
)


def typed(database: Path) -> re.Pattern[str]:
    """Matches every such text, the longest first."""
    with create_engine(f"sqlite:///{database}").connect() as connection:
        said = {str(row[0]) for query in TYPED for row in connection.execute(text(query))}
        for query in FILLED:
            for row in connection.execute(text(query)):
                said |= set(_leaves(exact.loads(row[0])))
    told = sorted((one for one in said if CHINESE.search(one)), key=len, reverse=True)
    return re.compile("|".join(re.escape(one) for one in told))


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
