"""A form that could do harm or cannot work is refused with file, component and reason."""

import copy
import json
from decimal import Decimal
from typing import Any

import pytest

from engine.errors import BadDiagram
from engine.workflow.forms import Form
from tests.workflow.forms.tender import form, form_of

FIELD = {"type": "textfield", "key": "a", "label": "a"}


@pytest.mark.parametrize(
    ("component", "reason"),
    [
        ({"type": "iframe", "id": "a", "url": "https://x"}, "not allowed"),
        ({"type": "html", "id": "a", "content": "<b>"}, "not allowed"),
        ({"type": "script", "id": "a"}, "not allowed"),
        ({"type": ["text"], "id": "a"}, "not allowed"),
        ({"type": "text", "id": "a", "text": "<script>alert(1)</script>"}, "active content"),
        ({"type": "text", "id": "a", "text": "[x](javascript:alert(1))"}, "active content"),
        ({"type": "image", "id": "a", "source": "https://x/y.png"}, "from this site"),
        ({"type": "text", "id": "a", "text": "{{ 1 + }}"}, "does not compile"),
        ({"type": "textfield"}, "names joined by dots"),
        ({"type": "textfield", "key": "a b"}, "names joined by dots"),
        ({"type": "textfield", "key": "this"}, "names joined by dots"),
        ({"type": "dynamiclist", "components": []}, "names joined by dots"),
        ({**FIELD, "conditional": {"hide": "=x ="}}, "does not compile"),
        ({**FIELD, "conditional": {"hide": "x = 1"}}, "starts with ="),
        ({**FIELD, "validate": {"pattern": "(?=a)b"}}, "RE2"),
        ({**FIELD, "validate": {"maxLength": "many"}}, "must be a number"),
        ({**FIELD, "properties": {"class": "secret"}}, "class secret"),
        ({**FIELD, "properties": {"check": "=a = 1"}}, "check_message"),
        ({"type": "number", "key": "a", "decimalDigits": -1}, "decimalDigits"),
        ({"type": "select", "key": "a"}, "no options"),
        ({"type": "radio", "key": "a", "values": [{"label": "x"}]}, "needs a value"),
        ({"type": "datetime", "key": "a", "subtype": "week"}, "subtype"),
    ],
)
def test_a_bad_component_is_named_with_its_reason(component: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadDiagram) as refused:
        form_of(component)
    assert any(
        finding.startswith("forms/demo/tender.form: ") and reason in finding
        for finding in refused.value.findings
    )


@pytest.mark.parametrize(
    "components",
    [
        [FIELD, FIELD],
        [FIELD, {"type": "textfield", "key": "a.b"}],
        [{"type": "textfield", "key": "a.b"}, FIELD],
        [FIELD, {"type": "dynamiclist", "path": "a", "components": []}],
        [FIELD, {"type": "group", "path": "a", "components": []}],
        [{"type": "separator", "id": "x"}, {"type": "spacer", "id": "x"}],
    ],
)
def test_two_components_never_share_a_place(components: list[dict[str, Any]]) -> None:
    with pytest.raises(BadDiagram, match="used twice"):
        form_of(*components)


def test_rows_may_use_the_keys_of_the_form() -> None:
    form_of(FIELD, {"type": "dynamiclist", "path": "rows", "components": [FIELD]})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"type":"default"}',
        b'{"type":"default","schemaVersion":99,"components":[]}',
        b'{"type":"default","schemaVersion":18,"components":[1]}',
        b" " * 300_000,
    ],
)
def test_what_is_no_form_is_refused(content: bytes) -> None:
    with pytest.raises(BadDiagram):
        Form.read("forms/x.form", content)


def test_deep_nesting_is_refused() -> None:
    inner: dict[str, Any] = dict(FIELD)
    for _ in range(12):
        inner = {"type": "group", "components": [inner]}
    with pytest.raises(BadDiagram, match="nested deeper"):
        form_of(inner)


def test_too_many_components_are_refused() -> None:
    with pytest.raises(BadDiagram, match="more than 500"):
        form_of(*({"type": "separator"} for _ in range(501)))


def test_the_schema_speaks_the_language_of_its_reader() -> None:
    tender = form()
    english = json.dumps(tender.schema("en"))
    assert (tender.title("zh"), tender.title("en")) == ("招标", "Tender")
    for word in ("Ceiling", "yuan", "Works", "Opening", "Bidders"):
        assert word in english
    assert "Ceiling" not in json.dumps(tender.schema("zh"))


def test_a_column_of_a_table_shows_other_data_to_who_reads_english() -> None:
    column = {"key": "name", "label": "文件", "en": "File", "en_key": "name_en"}
    table = form_of({"type": "table", "id": "t", "dataSource": "=rows", "columns": [column]})
    for language, told in (
        ("zh", {"key": "name", "label": "文件"}),
        ("en", {"key": "name_en", "label": "File"}),
    ):
        schema: Any = table.schema(language)
        assert schema["components"][0]["columns"] == [told]


def test_the_browser_gets_the_law_row_and_nothing_else_of_ours() -> None:
    schema = form().schema("zh")
    assert isinstance(schema, dict)
    text = json.dumps(schema)
    assert "check_message" not in text and "withheld" not in text
    assert '"rule": "ZTB-01"' in text


def test_reading_a_schema_does_not_change_it() -> None:
    tender = form()
    before = copy.deepcopy(tender.tree.raw)
    tender.schema("en")
    assert tender.tree.raw == before


def test_names_are_what_the_form_shows_and_asks_about() -> None:
    names = form().names()
    assert names[:3] == ("project_name", "price", "days")
    assert {"limit", "lots", "known_media", "contact", "site", "bidders"} <= set(names)
    assert not {"this", "road", "score"} & set(names)


def test_classes_are_the_strictest_under_a_key() -> None:
    classes = form().classes()
    assert classes["project_name"] == "public"
    assert classes["price"] == "internal"
    assert classes["contact"] == "personal"
    assert classes["bidders"] == "withheld:award"


def test_fields_tell_key_label_and_duty() -> None:
    fields = {field.key: field for field in form().fields}
    price = fields["price"]
    assert (price.label, price.label_en, price.class_) == ("控制价", "Ceiling", "internal")
    assert (price.rule, price.required, price.readonly) == ("ZTB-01", True, False)
    assert fields["bidders[].name"].readonly
    assert fields["contact.phone"].type == "textfield"


def test_the_pre_fill_of_money_is_text_for_the_browser() -> None:
    assert form().initial({"price": Decimal("1E+3"), "limit": 5}) == {"price": "1000", "limit": 5}
