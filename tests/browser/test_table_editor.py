"""The decision-table editor as an analyst meets it: in Chinese, saved, run on the engine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import People
from tests.browser.drafted import ANALYST, drafted, kept
from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tests.language.coverage.tables import model

pytestmark = pytest.mark.browser
EVERY_MENU = (Path(__file__).parent / "every_menu.js").read_text("utf-8")
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
LADDER = model(("< 100 | 1", "[50..200] | 2", "> 300 | 3"))
FIRST_TEST = {"it": [{"inputs": {"amount": "10"}, "expected": "1"}]}


@pytest.fixture(scope="module")
def live(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One house for all of them: each has a draft of its own."""
    with served(prepared_house, tmp_path_factory.mktemp("tables") / "house") as one:
        yield one


def opened(page: Page, live: Live, **files: bytes) -> str:
    named = {
        "method.dmn": LADDER,
        **{name.replace("__", "/"): body for name, body in files.items()},
    }
    draft = drafted(live, named)
    page.goto(f"/studio/{draft}/table/method.dmn")
    page.wait_for_selector("[data-table-editor][data-ready]")
    return draft


def test_every_menu_of_the_editor_speaks_chinese(people: People, live: Live) -> None:
    page = people[ANALYST].page
    opened(page, live)
    assert page.evaluate(EVERY_MENU) == {"untranslated": [], "left": []}
    people.shoot(page, "table-editor")


def test_what_the_table_leaves_open_becomes_a_test(people: People, live: Live) -> None:
    page = people[ANALYST].page
    draft = opened(page, live)
    coverage = page.get_by_role("region", name="空缺、重叠和覆盖")
    gap = coverage.get_by_role("listitem").filter(has_text="(200..300]")
    expect(gap).to_be_visible()
    expect(coverage.get_by_role("listitem").filter(has_text="规则 1 和规则 2")).to_be_visible()
    gap.get_by_role("button", name="加为测试").click()
    expect(page.get_by_role("textbox", name="第 1 行 · amount")).to_have_value("250")
    expect(page.locator("[data-table-editor-tests-state]")).to_contain_text("已保存")
    rows = json.loads(kept(live, draft)["tests/method.json"])["it"]
    assert rows == [{"inputs": {"amount": "250"}, "expected": ""}]


def test_rows_run_on_the_engine_as_they_are_typed(people: People, live: Live) -> None:
    page = people[ANALYST].page
    opened(page, live, **{"tests__method.json": json.dumps(FIRST_TEST).encode()})
    row = page.locator("[data-table-editor-rows] tbody tr").first
    expect(row).to_contain_text("通过")
    row.get_by_label("第 1 行 · 预期").fill("7")
    expect(row).to_contain_text("不符")
    row.get_by_label("第 1 行 · amount").fill("60")
    expect(row).to_contain_text("几条规则同时命中")
    row.get_by_label("第 1 行 · amount").fill("goods")
    expect(row).to_contain_text("没有“goods”这个名称")


def test_a_rule_that_is_added_is_saved_and_surveyed(people: People, live: Live) -> None:
    page = people[ANALYST].page
    draft = opened(page, live)
    page.locator("tfoot td.add-rule, .add-rule").first.click()
    expect(page.locator("[data-table-editor-state]")).to_contain_text("已保存")
    assert kept(live, draft)["method.dmn"].count(b"<rule ") == 4
    coverage = page.get_by_role("region", name="空缺、重叠和覆盖")
    expect(coverage.get_by_role("listitem").filter(has_text="和规则 4")).to_have_count(3)


def test_nothing_typed_into_a_table_runs(people: People, live: Live) -> None:
    quoted = HOSTILE.replace("<", "&lt;").replace('"', "&quot;")
    table = LADDER.replace(b'<decision id="it"', f'<decision id="it" name="{quoted}"'.encode())
    table = table.replace(b"<input>", f'<input label="{quoted}">'.encode())
    table = table.replace(b'name="out0"', f'name="out0" label="{quoted}"'.encode())
    table = table.replace(b"&lt; 100", f"&quot;{quoted}&quot;".encode())
    table = table.replace(
        b'<rule id="r1">', f'<rule id="r1"><description>{quoted}</description>'.encode()
    )
    rows = {"it": [{"inputs": {"amount": f'"{HOSTILE}"', HOSTILE: "1"}, "expected": HOSTILE}]}
    page = people[ANALYST].page
    page.set_viewport_size({"width": 1280, "height": 900})
    opened(page, live, **{"method.dmn": table, "tests__method.json": json.dumps(rows).encode()})
    page.evaluate(EVERY_MENU)
    page.wait_for_timeout(500)
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "text",
    [b"<nope", b"<!DOCTYPE a [<!ENTITY b 'c'>]><definitions>&b;</definitions>", b"<definitions/>"],
)
def test_what_cannot_be_drawn_is_mended_as_text(people: People, live: Live, text: bytes) -> None:
    page = people[ANALYST].page
    draft = opened(page, live, **{"method.dmn": text})
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("文件内容").fill(LADDER.decode())
    page.get_by_role("button", name="重新打开").click()
    expect(page.locator("td.input-cell").first).to_contain_text("< 100")
    expect(page.locator("[data-table-editor-state]")).to_contain_text("已保存")
    assert kept(live, draft)["method.dmn"] == LADDER


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_accessible_and_fits_a_telephone(
    people: People, live: Live, language: str
) -> None:
    visitor = Visitor(people[ANALYST].page.context.browser, live.url, ANALYST, language)
    opened(visitor.page, live)
    visitor.checks_access()
    visitor.narrows("table-editor")
    visitor.leave()
    assert visitor.wrong == []
