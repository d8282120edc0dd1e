"""Keys, countdowns and charts on plain pages."""

import pytest
from playwright.sync_api import Page, expect

from tests.tools.conftest import Site

pytestmark = pytest.mark.browser


def test_keys_walk_through_the_tasks_and_claim(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/tasks.html")
    page.evaluate(
        "document.querySelector('[data-claim]').onclick = () => { document.title = '已签收' }"
    )
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="资格审查")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page).to_have_title("已签收")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/tasks.html#one")


def test_the_help_tells_the_keys_and_turns_them_off(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/tasks.html")
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="键盘快捷键")
    expect(help_).to_contain_text("签收任务")
    help_.get_by_label("启用快捷键").uncheck()
    help_.get_by_role("button", name="关闭").click()
    page.keyboard.press("j")
    expect(page.locator(".is-current")).to_have_count(0)


def test_typing_is_never_taken_for_a_key(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/tasks.html")
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    expect(page.locator("#text")).to_have_value("jk?")
    expect(page.locator(".is-current")).to_have_count(0)


def test_countdowns_follow_the_servers_clock(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/tasks.html")
    expect(page.locator(".due-later .countdown")).to_have_text("还有 3 天 3 小时")
    expect(page.locator(".due-overdue .countdown")).to_be_empty()


def test_a_chart_is_drawn_and_described(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/chart.html")
    expect(page.locator("[data-chart] svg")).to_be_visible()
    expect(page.locator("[data-chart][aria-label*='苏州']")).to_have_count(1)
