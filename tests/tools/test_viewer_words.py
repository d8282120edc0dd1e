"""Every word that the form viewer can show has its Chinese: in its source, and as built."""

import json
import re

import pytest

from tests.tools.conftest import STATIC
from tools.steps import ROOT

ASSETS = ROOT / "webapp" / "assets"
VIEWER = ASSETS / "node_modules" / "@bpmn-io" / "form-js-viewer" / "dist" / "index.es.js"
KEY = re.compile(r"""^  (['"])(.*?)\1:""", re.MULTILINE)
ASKED = re.compile(r"""ranslate\((['"])(.*?)\1""")
SHOWN = re.compile(
    r'(?:children|placeholder|title|alt|"aria-label"|emptyListMessage):'
    r'("[^"]*[A-Za-z]{2}[^"]*"|`[^`]*`)'
)
PART = re.compile(r'(?:from|import)"\./([\w-]+\.js)"')
MARK = '"bpmn.io"'
"""The maker's mark is a name in every language."""


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {found[1] for found in KEY.findall((ASSETS / "src/form/chinese.js").read_text("utf-8"))}


@pytest.fixture(scope="module")
def built() -> str:
    """The form island with the parts it shares with other entries; only those hold the viewer."""
    names = [json.loads((STATIC / "manifest.json").read_text())["form.js"]]
    for name in names:
        names += set(PART.findall((STATIC / name).read_text("utf-8"))) - set(names)
    return "".join((STATIC / name).read_text("utf-8") for name in names)


def test_every_word_the_viewer_asks_for_is_translated(known: set[str]) -> None:
    asked = {word for _, word in ASKED.findall(VIEWER.read_text("utf-8"))} - {"HELLO {you}"}
    assert len(asked) > 30
    assert asked - known == set()


def test_every_word_that_was_fixed_in_its_code_is_translated(known: set[str], built: str) -> None:
    plugin = (ASSETS / "viewer_words.js").read_text("utf-8")
    words = set(re.findall(r"word\('(.*?)'", plugin))
    assert words >= {"No results", "Select", "Search", "Remove list item {value}"}
    assert words - known == set()
    for word in words:
        assert re.search(rf"[\w$]+\({json.dumps(word)}[,)]", built), word


def test_nothing_that_was_built_shows_english_of_its_own(built: str) -> None:
    assert set(SHOWN.findall(built)) == {MARK}
    assert not re.search(r'(\|\||\w=)"(Select|No results)"', built)
