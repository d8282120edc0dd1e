"""The page on FEEL and the code name the same functions, and the page's examples are true."""

import re
from pathlib import Path

import pytest

from engine.language import feel
from engine.language.feel.budget import Budget
from engine.language.feel.builtins import BUILTINS
from engine.language.feel.comparing import equal
from tests.language.fuzz.limits import NOW

PAGE = (Path(__file__).parents[2] / "docs" / "feel.md").read_text("utf-8")
SECTION = PAGE[PAGE.index("## 内置函数") : PAGE.index("## 法定期限")]
ROWS = [line.strip("|").split(" | ") for line in SECTION.splitlines() if line.startswith("| `")]
SIGNATURE = re.compile(r"`([a-z ]+)\(([^)]*)\)`")
EXAMPLE = re.compile(r"`([^`]+)` → `([^`]+)`")


def named(row: list[str]) -> str:
    return SIGNATURE.findall(row[0])[0][0]


def test_every_built_in_has_a_row_and_no_other() -> None:
    assert sorted(map(named, ROWS)) == sorted(BUILTINS)


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_the_row_shows_every_way_to_call_it(row: list[str]) -> None:
    shown = {tuple(filter(None, way.split(", "))) for _, way in SIGNATURE.findall(row[0])}
    known = set(BUILTINS[named(row)].overloads)
    assert {way[:1] if "…" in way else way for way in shown} == known
    assert {name for name, _ in SIGNATURE.findall(row[0])} == {named(row)}


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_the_row_says_what_it_gives_in_both_languages(row: list[str]) -> None:
    assert re.search(r"[\u4e00-\u9fff]", row[1])
    assert row[2].isascii() and row[2].strip()


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_the_examples_give_what_the_row_says(row: list[str]) -> None:
    examples = EXAMPLE.findall(row[3])
    assert examples
    for text, result in examples:
        assert f"{named(row)}(" in text
        found, told = (feel.compile(part).evaluate({}, now=NOW) for part in (text, result))
        assert told is not None
        assert equal(found, told, Budget()) is True, f"{text} gives {found}"
