"""Forms ask in two languages, say what happens next, and name the law that bounds a field."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.processes.diagrams import FILES, ROOT, SUNROAD, tree
from tests.processes.house import law

FORMS = sorted((ROOT / "forms").rglob("*.form"))
every_form = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
RULE = re.compile(r"ZTB-\d+")


@every_form
def test_the_form_has_a_title_and_opens_with_what_is_asked(path: Path) -> None:
    form = _read(path)
    assert form["properties"]["title"]
    assert form["properties"]["en"].isascii()
    first = form["components"][0]
    assert first["type"] == "text"
    assert first["text"]
    assert first["properties"]["en"]


@every_form
def test_every_component_is_labelled_in_chinese_and_english(path: Path) -> None:
    for component in _components(_read(path)):
        label = component.get("label") or component.get("dateLabel") or component.get("text")
        own = component["properties"]
        assert label, component["id"]
        assert own["en"].isascii(), component["id"]
        assert bool(component.get("description")) == bool(own.get("en_description"))
        for option in component.get("values", ()):
            assert option["label"], component["id"]
            assert option["en"].isascii(), component["id"]


@every_form
def test_keys_and_ids_are_unique(path: Path) -> None:
    form = _read(path)
    ids = [component["id"] for component in _components(form)]
    assert len(ids) == len(set(ids))
    keys = list(_keys(form))
    assert len(keys) == len(set(keys))


@every_form
def test_money_is_exact_and_every_check_says_what_is_wrong(path: Path) -> None:
    for component in _components(_read(path)):
        own = component["properties"]
        if component.get("decimalDigits"):
            assert component["serializeToString"] is True, component["id"]
        if "check" in own:
            assert own["check_message"], component["id"]
            assert own["check_message_en"], component["id"]


@every_form
def test_every_rule_of_law_exists(path: Path) -> None:
    for rule in RULE.findall(path.read_text("utf-8")):
        assert law()["law_text"](rule), rule


def test_every_rule_of_law_in_the_diagrams_exists() -> None:
    for path in FILES:
        named = [node.get(SUNROAD + "rule") for node in tree(path).iter()]
        for rule in [*filter(None, named), *RULE.findall(path.read_text("utf-8"))]:
            assert law()["law_text"](rule), rule


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8"))


def _components(around: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for component in around.get("components", ()):
        yield component
        yield from _components(component)


def _keys(around: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for component in around.get("components", ()):
        name = component.get("key") or component.get("path")
        if name:
            yield prefix + name
        inner = f"{prefix}{component['path']}." if component.get("path") else prefix
        yield from _keys(component, inner)
