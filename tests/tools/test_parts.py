"""Parts of a page that fold, and the demo's bar."""

import pytest
from playwright.sync_api import Page, expect

from tests.tools.conftest import Site

pytestmark = pytest.mark.browser
NARROW = {"width": 360, "height": 740}


def test_a_link_opens_the_part_it_leads_to(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/parts.html")
    expect(page.get_by_text("建设地点")).to_be_hidden()
    page.get_by_role("link", name="项目数据").click()
    expect(page.get_by_text("建设地点")).to_be_visible()


def test_an_address_opens_what_lies_inside_a_part(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/parts.html#lot-1")
    expect(page.get_by_role("heading", name="标段：一标段")).to_be_in_viewport()


def test_a_reload_leaves_open_what_was_open(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/parts.html")
    page.locator("#timeline > summary").press("Enter")
    expect(page.get_by_text("项目启动")).to_be_visible()
    page.reload()
    expect(page.get_by_text("项目启动")).to_be_visible()
    expect(page.get_by_text("建设地点")).to_be_hidden()


def test_the_demo_bar_takes_one_row_of_a_telephone(page: Page, site: Site) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"{site.url}/parts.html")
    bar = page.locator(".demo-bar").bounding_box()
    assert bar
    assert bar["height"] < 40
    page.get_by_text("演示环境").click()
    expect(page.get_by_role("button", name="+1天")).to_be_visible()


def test_the_demo_bar_is_open_on_a_wide_screen(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/parts.html")
    expect(page.get_by_role("button", name="+1天")).to_be_visible()


def test_folded_parts_are_accessible(page: Page, site: Site, axe: str) -> None:
    page.goto(f"{site.url}/parts.html#case")
    page.evaluate(axe)
    assert page.evaluate("axe.run().then(found => found.violations.map(v => v.id))") == []
