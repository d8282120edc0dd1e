"""The form editor as an analyst meets it: in Chinese throughout, saved, tried, never run."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import People
from tests.browser.drafted import ANALYST, drafted, kept
from tests.browser.live import Live, served
from tests.browser.looking import Visitor

pytestmark = pytest.mark.browser
PATH = "forms/tiny/start.form"
EVERY_PANEL = (Path(__file__).parent / "every_panel.js").read_text("utf-8")
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'


@pytest.fixture(scope="module")
def live(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One house for all of them: each has a draft of its own."""
    with served(prepared_house, tmp_path_factory.mktemp("forms") / "house") as one:
        yield one


def component(type_: str, key: str, **more: object) -> dict[str, object]:
    return {"type": type_, "id": f"Field_{key}", "key": key, "label": key, **more}


def form(*components: dict[str, object], **more: object) -> bytes:
    schema = {"type": "default", "id": "start", "schemaVersion": 18, **more}
    return json.dumps({**schema, "components": components}).encode()


def opened(page: Page, draft: str, path: str = PATH) -> None:
    page.goto(f"/studio/{draft}/form/{path}")
    page.wait_for_selector("[data-form-editor][data-ready]")


def test_every_panel_of_the_editor_speaks_chinese(people: People, live: Live) -> None:
    page = people[ANALYST].page
    opened(page, drafted(live, {PATH: form()}))
    assert page.evaluate(EVERY_PANEL) == {"untranslated": [], "unlabelled": []}
    people.shoot(page, "form-editor")


def test_what_is_drawn_is_saved_and_shown_beside(people: People, live: Live) -> None:
    page, draft = people[ANALYST].page, drafted(live, {PATH: form(component("textfield", "name"))})
    opened(page, draft)
    page.locator(".fjs-editor-container .fjs-form-field-textfield").click()
    panel = page.get_by_role("region", name="字段属性")
    panel.get_by_label("英文文字").fill("Name of the lot")
    panel.get_by_label("数据类别").select_option("personal")
    panel.get_by_label("法定规则").fill("ZTB-02")
    preview = page.get_by_role("region", name="预览与试填")
    preview.get_by_label("语言").select_option("en")
    expect(preview.get_by_label("Name of the lot")).to_be_visible()
    expect(page.locator("[data-form-editor-state]")).to_contain_text("已保存")
    saved = json.loads(kept(live, draft)[PATH])["components"][0]
    wanted = {"en": "Name of the lot", "class": "personal", "rule": "ZTB-02"}
    assert saved["properties"] == wanted


def test_other_roles_see_what_their_class_allows(people: People, live: Live) -> None:
    fields = (
        component("textfield", "open", properties={"class": "public"}),
        component("textfield", "mine", properties={"class": "personal"}),
        component("textfield", "inner"),
    )
    page = people[ANALYST].page
    opened(page, drafted(live, {PATH: form(*fields)}))
    preview = page.get_by_role("region", name="预览与试填")
    role = preview.get_by_label("以谁的身份看")
    expect(role.locator("option")).not_to_have_count(0)
    role.select_option("bidder")
    expect(preview.get_by_text("看不到")).to_have_count(2)
    role.select_option("supervisor")
    expect(preview.get_by_text("看不到")).to_have_count(1)


def test_a_submission_is_tried_on_the_server(people: People, live: Live) -> None:
    rule = {"check": '=name != "甲"', "check_message": "不能是甲"}
    fields = (component("textfield", "name", validate={"required": True}, properties=rule),)
    page = people[ANALYST].page
    opened(page, drafted(live, {PATH: form(*fields)}))
    preview = page.get_by_role("region", name="预览与试填")
    trial = preview.get_by_role("button", name="试提交")
    trial.click()
    expect(preview.get_by_role("link", name="请填写“name”")).to_be_visible()
    preview.get_by_label("name").fill("甲")
    trial.click()
    expect(preview.get_by_role("link", name="不能是甲")).to_be_visible()
    preview.get_by_label("name").fill("乙")
    trial.click()
    expect(preview.locator(".trial-taken")).to_contain_text("乙")


def test_nothing_typed_into_a_form_runs(people: People, live: Live) -> None:
    texts = {"label": HOSTILE, "description": HOSTILE, "properties": {"en": HOSTILE}}
    fields = (
        component("textfield", "name", **{**texts, "appearance": {"prefixAdorner": HOSTILE}}),
        component("datetime", "day", **{**texts, "subtype": "date", "dateLabel": HOSTILE}),
        component("radio", "kind", **{**texts, "values": [{"label": HOSTILE, "value": HOSTILE}]}),
        {"type": "text", "id": "Text_1", "text": HOSTILE, "properties": {"en": HOSTILE}},
        {"type": "image", "id": "Image_1", "source": "javascript:window.hacked=1"},
    )
    page = people[ANALYST].page
    opened(page, drafted(live, {PATH: form(*fields, properties={"title": HOSTILE})}, HOSTILE))
    page.evaluate(EVERY_PANEL)
    page.get_by_role("button", name="试提交").click()
    page.wait_for_timeout(500)
    assert page.evaluate("window.hacked") is None
    people.wrong.clear()  # the policy reports what the sanitizer's own parser meets and drops


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"{nonsense", "JSON"),
        (b"[]", "form-js"),
        (form(component("iframe", "frame")), "iframe"),
        (form({"type": "html", "id": "Html_1", "content": "<b>"}), "html"),
    ],
)
def test_what_cannot_be_drawn_is_mended_as_text(
    people: People, live: Live, text: bytes, said: str
) -> None:
    page, draft = people[ANALYST].page, drafted(live, {PATH: text})
    opened(page, draft)
    expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    page.get_by_label("文件内容").fill(form(component("textfield", "mended")).decode())
    page.get_by_role("button", name="重新打开").click()
    expect(page.get_by_role("region", name="预览与试填").get_by_label("mended")).to_be_visible()
    expect(page.locator("[data-form-editor-state]")).to_contain_text("已保存")
    assert b"mended" in kept(live, draft)[PATH]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_accessible_and_fits_a_telephone(
    people: People, live: Live, language: str
) -> None:
    draft = drafted(live, {PATH: form(component("textfield", "name"))}, "Draft")
    visitor = Visitor(people[ANALYST].page.context.browser, live.url, ANALYST, language)
    opened(visitor.page, draft)
    visitor.checks_access()
    visitor.narrows("form-editor")
    visitor.leave()
    assert visitor.wrong == []
