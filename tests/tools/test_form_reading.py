"""Values that are only to be read stand in a form as people read them, in both languages."""

import json
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.tools.conftest import Site

pytestmark = pytest.mark.browser
ENGLISH = """document.addEventListener('readystatechange', () => {
  document.documentElement.lang = 'en' })"""


def opened(page: Page, site: Site, script: str = "") -> None:
    if script:
        page.add_init_script(script)
    page.goto(f"{site.url}/reading.html")
    page.wait_for_selector("[data-form][data-ready]")


def value(page: Page, label: str) -> str:
    return page.get_by_role("group", name=label, exact=True).locator(".sun-value").inner_text()


def rows(page: Page, label: str) -> list[list[str]]:
    lines = page.get_by_role("group", name=label, exact=True).locator("tr").all()
    return [line.locator("th, td").all_inner_texts() for line in lines]


def test_moments_money_rules_and_truth_are_spelled_out(page: Page, site: Site) -> None:
    opened(page, site)
    assert value(page, "法定期限依据") == "《招标投标法》第二十四条 投标准备期不少于二十日"
    assert value(page, "截止时间") == "2026年3月2日 09:00"
    assert value(page, "提交日期") == "2026年3月2日"
    assert value(page, "中标价") == "98,600,000 元"
    assert value(page, "利息") == "1,234.50 元"
    assert value(page, "已告知补正") == "否"
    assert value(page, "是否先提异议") == "先提了"
    assert value(page, "退回意见") == "—"


def test_the_same_in_english(page: Page, site: Site) -> None:
    opened(page, site, ENGLISH)
    assert value(page, "Deadline") == "2 March 2026, 09:00"
    assert value(page, "Submitted on") == "2 March 2026"
    assert value(page, "Award price") == "98,600,000 CNY"
    assert value(page, "Returned once") == "No"


def test_lists_are_tables(page: Page, site: Site) -> None:
    opened(page, site)
    assert rows(page, "标段") == [
        ["名称", "估算价"],
        ["一标段", "6,000,000 元"],
        ["二标段", "450,000 元"],
    ]


def test_cells_that_diagrams_put_together_are_read_as_well(page: Page, site: Site) -> None:
    opened(page, site)
    assert rows(page, "公告要素") == [
        ["要素", "内容"],
        ["投标截止时间", "2026年3月24日 09:30"],
        ["中标价（元）", "98,600,000"],
        ["限价", "一标段：6,000,000元，2026年3月24日 09:30 开标"],
        ["评标结论", "是"],
    ]


def test_the_viewers_own_words_are_chinese(page: Page, site: Site) -> None:
    opened(page, site)
    expect(page.locator(".fjs-select-placeholder")).to_have_text("请选择")
    search = page.get_by_label("签发人")
    assert search.get_attribute("placeholder") == "搜索"
    search.fill("没有这个人")
    expect(page.locator(".fjs-dropdownlist")).to_have_text("没有匹配项")
    expect(page.get_by_role("button", name="移除第 1 项")).to_have_count(1)


def test_what_is_only_read_is_not_sent(page: Page, site: Site) -> None:
    opened(page, site)
    page.get_by_role("button", name="提交").click()
    page.wait_for_url("**/posted")
    sent = json.loads(parse_qs(site.bodies("POST")[-1].decode())["data"][0])
    assert set(sent) == {"who", "how", "papers"}


def test_a_form_that_was_sent_leaves_out_what_was_not(page: Page, site: Site) -> None:
    opened(
        page,
        site,
        """document.addEventListener('readystatechange', () => {
  document.querySelector('[data-form]').dataset.readOnly = '' })""",
    )
    assert page.get_by_role("group", name="退回意见", exact=True).count() == 0
    assert value(page, "中标价") == "98,600,000 元"
    assert value(page, "签发人") == "—"


def test_what_was_chosen_beside_the_form_comes_back(page: Page, site: Site) -> None:
    opened(page, site)
    page.get_by_label("项目所在地").select_option("320500")
    page.reload()
    page.wait_for_selector("[data-form][data-ready]")
    expect(page.get_by_label("项目所在地")).to_have_value("320500")


def test_read_values_are_accessible_and_fit_a_telephone(page: Page, site: Site, axe: str) -> None:
    opened(page, site)
    page.evaluate(axe)
    assert page.evaluate("axe.run().then(found => found.violations.map(v => v.id))") == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
