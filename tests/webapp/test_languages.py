"""Everything the site says in Chinese it also says in English, once."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from engine.people.regions import load
from engine.people.roles import Roles
from engine.trading.notices.kinds import read
from engine.workflow.forms.localise import localised
from tests.webapp.said import bare_in_templates, in_python, in_templates
from tests.webapp.visiting import ROOT
from webapp import errors, form_messages, problem_words
from webapp.i18n import ENGLISH, Translator
from webapp.portal import reading

CHINESE = re.compile(r"[\u3400-\u9fff]")
FORMS = sorted((ROOT / "forms").rglob("*.form"))
SHOWN_IN_ENGLISH_TOO = {
    *problem_words.SENTENCES.values(),
    *(set(errors.CHINESE.values()) - {text for pair in errors.PAGES.values() for text in pair}),
}
"""Sentences whose English is the engine's own."""
READ_NOT_SAID = {reading.BODY, reading.CURRENCY}
TYPED_SO = {"每行一天：日期、休或班、节日名称，例如 2026-01-01 休 元旦"}
"""Tells what to type, letter by letter."""
READING = ("admin/calendar_lines", "packages/reason_words", "packages/judging")
"""Modules that read Chinese which people type, or say both languages side by side."""


def catalogue() -> dict[str, str]:
    return Translator.read().english


def test_every_text_of_a_template_has_english() -> None:
    english = catalogue()
    assert [text for text in in_templates() if not english.get(text)] == []


def test_every_text_of_the_site_s_python_has_english() -> None:
    said = {text for text, module in in_python().items() if module not in READING}
    missing = said - SHOWN_IN_ENGLISH_TOO - READ_NOT_SAID - set(catalogue())
    assert missing == set()


def test_no_template_says_chinese_without_asking_for_the_language() -> None:
    assert bare_in_templates() == []


def test_no_text_is_translated_that_nobody_says() -> None:
    said = set(in_templates()) | set(in_python())
    assert [text for text in catalogue() if text not in said] == []


def test_no_text_is_translated_twice() -> None:
    whole = "".join(path.read_text("utf-8") for path in sorted(ENGLISH.glob("*.po")))
    ids = re.findall(r'^msgid "(.+)"$', whole, re.MULTILINE)
    assert [text for text, times in Counter(ids).items() if times > 1] == []


def test_translations_keep_their_placeholders_and_are_english() -> None:
    places = re.compile(r"%\((\w+)\)s")
    for chinese, english in catalogue().items():
        assert set(places.findall(chinese)) == set(places.findall(english)), chinese
        assert not CHINESE.search(english) or chinese in TYPED_SO, chinese


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_form_shows_chinese_to_who_reads_english(path: Path) -> None:
    schema = localised(json.loads(path.read_text("utf-8")), "en")
    assert list(_chinese(schema)) == []


def test_roles_regions_and_items_have_english_names() -> None:
    roles = Roles.read(ROOT / "processes" / "roles.toml").values()
    regions = load(ROOT / "processes")
    assert [one for one in (*roles, *regions) if not one.en or CHINESE.search(one.en)] == []
    for path in (ROOT / "processes").glob("*/item.toml"):
        item = tomllib.loads(path.read_text("utf-8"))
        named = [key.removesuffix("_zh") for key in item if key.endswith("_zh")]
        assert [name for name in named if not item.get(f"{name}_en")] == []
        assert all(law["en"] for law in item["legal_basis"])


def test_every_message_of_a_diagram_has_an_english_name() -> None:
    known = json.loads((ROOT / "processes/translations/en.json").read_text("utf-8"))
    missing = [
        f"{path.name} {name}"
        for path in (ROOT / "processes").rglob("*.bpmn")
        for process in re.findall(r'<bpmn:process id="(\w+)"', path.read_text("utf-8"))
        for name in re.findall(
            r'<bpmn:message id="\w+" name="(\w+)" sunroad:title', path.read_text("utf-8")
        )
        if name not in known[process]
    ]
    assert missing == []


def test_every_kind_of_notice_that_a_diagram_publishes_has_a_name() -> None:
    kinds = {
        kind
        for path in (ROOT / "processes").rglob("*.bpmn")
        for kind in re.findall(
            r'<zeebe:input source="(\w+)" target="kind"', path.read_text("utf-8")
        )
    }
    assert kinds
    assert kinds <= set(read(ROOT / "processes"))


def test_every_field_that_a_diagram_publishes_has_an_english_name() -> None:
    known = json.loads((ROOT / "processes/translations/en.json").read_text("utf-8"))
    labels = set(known["notice_words"]) | set(_labels())
    named = {
        name
        for path in (ROOT / "processes").rglob("*.bpmn")
        for name in re.findall(r"\{item: &#34;([^&]+)&#34;", path.read_text("utf-8"))
    }
    assert named - {"第"} - labels == set()


def _labels() -> list[str]:
    found: list[str] = []
    for path in FORMS:
        found += re.findall(r'"(?:label|dateLabel)": "([^"]+)"', path.read_text("utf-8"))
    return found


def _chinese(value: object) -> list[str]:
    """What is shown of a schema; the `value` of an option is data."""
    if isinstance(value, dict):
        shown = (inner for name, inner in value.items() if name != "value")
        return [text for inner in shown for text in _chinese(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _chinese(inner)]
    return [value] if isinstance(value, str) and CHINESE.search(value) else []


def test_every_problem_with_a_field_has_a_chinese_sentence() -> None:
    problem = re.compile(r'Problem\((?:[^()]|\([^()]*\))*?key="(\w+)"', re.DOTALL)
    through = re.compile(r'_(?:problem|wrong)\(\s*[^,()]+,\s*"(\w+)"')
    named = {
        key
        for path in (ROOT / "engine").rglob("*.py")
        for way in (problem, through)
        for key in way.findall(path.read_text("utf-8"))
    }
    known = {*problem_words.SENTENCES, *form_messages.WHOLE, *form_messages.FORMS}
    assert len(named) > 20
    assert named - known == set()


def test_one_thing_is_not_called_many() -> None:
    translator = Translator.read()
    said = [translator.say("%(count)s 项", "en", count) % {"count": count} for count in (0, 1, 2)]
    assert said == ["0 items", "1 item", "2 items"]
