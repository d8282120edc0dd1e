"""The diagram island: live tokens, called processes, the maker's mark."""

import pytest
from playwright.sync_api import Page, expect

from tests.tools.conftest import Site

pytestmark = pytest.mark.browser
BEFORE = {
    "finished": ["Begin", "f1"],
    "active": [{"element": "Register", "count": 1}],
    "incidents": [],
}
AFTER = {
    "finished": ["Begin", "f1", "Register", "f2"],
    "active": [{"element": "Bid", "count": 5, "since": "2031-03-01T01:00:00+00:00"}],
    "incidents": ["Call", "unknown"],
}


def opened(page: Page, site: Site) -> None:
    site.tokens = BEFORE
    page.goto(f"{site.url}/diagram.html")
    page.wait_for_selector(".diagram[data-ready]")


def test_tokens_move_without_a_reload(page: Page, site: Site) -> None:
    opened(page, site)
    expect(page.locator("[data-element-id=Register].is-active")).to_have_count(1)
    site.tokens = AFTER
    expect(page.locator("[data-element-id=Register].is-finished")).to_have_count(1)
    expect(page.locator("[data-element-id=f2].is-finished")).to_have_count(1)
    expect(page.locator("[data-element-id=Bid].is-active")).to_have_count(1)
    expect(page.locator("[data-element-id=Call].is-incident")).to_have_count(1)
    expect(page.locator(".token-badge")).to_have_text(["5", "!"])


def test_a_called_process_opens_in_the_same_place(page: Page, site: Site) -> None:
    opened(page, site)
    page.get_by_role("link", name="异议处理").click()
    expect(page.locator("[data-element-id=Reply]")).to_have_count(1)
    expect(page.locator("[data-element-id=Bid]")).to_have_count(0)


def test_the_makers_mark_is_seen_in_full(page: Page, site: Site) -> None:
    opened(page, site)
    mark, place = (
        page.locator(".bjs-powered-by").bounding_box(),
        page.locator(".diagram").bounding_box(),
    )
    assert mark
    assert place
    assert place["x"] < mark["x"]
    assert mark["x"] + mark["width"] < place["x"] + place["width"]
    assert mark["y"] + mark["height"] < place["y"] + place["height"]


def test_buttons_zoom(page: Page, site: Site) -> None:
    opened(page, site)
    wide = page.locator("[data-element-id=Bid] .djs-visual rect").bounding_box()
    page.get_by_role("button", name="缩小").press("Enter")
    narrow = page.locator("[data-element-id=Bid] .djs-visual rect").bounding_box()
    assert wide
    assert narrow
    assert narrow["width"] < wide["width"]


def test_a_diagram_that_cannot_be_had_leaves_a_sentence(page: Page, site: Site) -> None:
    page.route("**/tender.bpmn", lambda route: route.fulfill(status=503))
    page.goto(f"{site.url}/diagram.html")
    expect(page.locator(".diagram")).to_contain_text("步骤列表")


def test_the_diagram_is_accessible(page: Page, site: Site, axe: str) -> None:
    opened(page, site)
    page.evaluate(axe)
    assert page.evaluate("axe.run().then(found => found.violations.map(v => v.id))") == []
    expect(page.get_by_role("img", name="流程图")).to_have_count(1)
