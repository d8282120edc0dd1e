"""Whatever an item holds, item.toml says it back."""

import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from engine.vocabulary import Json
from engine.workflow import packages
from engine.workflow.packages import toml

ROOT = Path(__file__).parents[3]
TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.booleans() | st.integers(-(2**62), 2**62) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def read(content: dict[str, Json]) -> object:
    return tomllib.loads(toml.written(content).decode(), parse_float=str)


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_it_reads_as_what_was_written(content: dict[str, Json]) -> None:
    assert read(content) == content


def test_the_built_in_item_reads_as_itself() -> None:
    content = packages.read(ROOT / "processes", ROOT / "forms", "works_open_tender").content
    assert read(dict(content)) == content
