"""The comparison in a browser: both drawings marked alike, moved together, walked by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.drafted import ANALYST, drafted
from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tools.steps import ROOT

pytestmark = pytest.mark.browser

LISTING = ROOT / "docs" / "checks" / "examples" / "law-path" / "good.bpmn"
EVIL = '<img src=x onerror="document.title=1">'
ESCAPED = EVIL.replace("<", "&lt;").replace('"', "&quot;")
PLACES = """() => [...document.querySelectorAll('.compare-pane .viewport')].map(part => {
  const { a, e, f } = part.getCTM();
  return [a * 100, e, f].map(Math.round);
})"""


@pytest.fixture(scope="module")
def site(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with served(prepared_house, tmp_path_factory.mktemp("compare") / "house") as live:
        yield live


@pytest.fixture(scope="module")
def address(site: Live) -> str:
    """Two drafts of one type: a task renamed, another replaced, one moved."""
    old = drafted(site, _files(LISTING.read_text("utf-8")), "原来的")
    new = drafted(site, _files(_changed()), f"现在的 {EVIL}")
    return f"/studio/compare?old={old}&new={new}"


@pytest.fixture(params=["zh", "en"])
def visitor(site: Live, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    one = Visitor(chromium, site.url, ANALYST, request.param)
    yield one
    one.leave()
    assert one.wrong == []


def test_changes_are_marked_and_walked_through(visitor: Visitor, address: str) -> None:
    page = _opened(visitor, address)
    before, after = page.locator(".compare-pane").all()
    expect(before.locator(".compare-badge.compare-removed")).to_have_count(1)
    expect(before.locator(".compare-badge.compare-added")).to_have_count(0)
    expect(after.locator(".compare-badge.compare-added")).to_have_count(1)
    expect(after.locator(".djs-element.is-changed").first).to_be_visible()
    lines = page.locator(".compare-list [data-element]")
    page.locator("[data-compare-tools] button").first.click()
    expect(lines.last).to_have_attribute("data-current", "")
    page.keyboard.press("n")
    expect(lines.first).to_have_attribute("data-current", "")
    page.keyboard.press("n")
    expect(lines.nth(1)).to_have_attribute("data-current", "")
    page.locator(".compare-open").nth(2).click()
    expect(lines.nth(2)).to_have_attribute("data-current", "")
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(lines.first).to_have_attribute("data-current", "")
    visitor.checks_access()
    visitor.shoot("compare")
    visitor.narrows("compare")


def test_both_drawings_move_together(visitor: Visitor, address: str) -> None:
    page = _opened(visitor, address)
    page.locator("[data-compare-tools] button").last.click()
    whole = page.evaluate(PLACES)
    page.locator("[data-compare-tools] button").nth(2).click()
    closer = page.evaluate(PLACES)
    assert whole[0] != closer[0]
    assert closer[0] == closer[1]


def test_names_that_hold_markup_run_nothing(visitor: Visitor, address: str) -> None:
    page = _opened(visitor, address)
    page.locator(".compare-open").first.click()
    assert page.title() != "1"
    assert page.locator("main img").count() == 0
    expect(page.locator(".compare-list")).to_contain_text(EVIL)


def test_the_view_in_words_draws_nothing(visitor: Visitor, address: str) -> None:
    visitor.open(f"{address}&view=text")
    expect(visitor.page.locator(".compare-list li").first).to_be_visible()
    assert visitor.page.locator("svg.djs-svg, .compare-pane").count() == 0
    visitor.checks_access()
    visitor.narrows("compare-words")


def _opened(visitor: Visitor, address: str) -> Page:
    visitor.open(address)
    visitor.page.wait_for_selector("[data-compare][data-ready]")
    return visitor.page


def _files(diagram: str) -> dict[str, bytes]:
    return {"process.bpmn": diagram.encode()}


def _changed() -> str:
    text = LISTING.read_text("utf-8").replace('name="接受报价"', f'name="{ESCAPED}"')
    text = text.replace('"decide"', '"confirm"').replace(">decide<", ">confirm<")
    shape = '<bpmndi:BPMNShape id="result_di" bpmnElement="result">\n        <dc:Bounds x="'
    assert shape in text
    return text.replace(f"{shape}852", f"{shape}892")
