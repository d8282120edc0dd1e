"""A package through the page: watched while it is judged, refused with reasons, made a draft."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.workflow import packages
from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tests.orders.trusted import TRUSTED, public
from tests.workflow.packages.test_importing import HTML
from tests.workflow.packages.zips import parts, zipped

pytestmark = pytest.mark.browser

BY_HAND = Path(__file__).parent / "by_hand"
"""A type as somebody saves it from the desktop Camunda Modeler, with forms and a story beside."""
PATIENCE_MS = 90_000
EVIL = "<img src=x onerror='document.title=1'>"


@pytest.fixture(scope="module")
def site(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with served(prepared_house, tmp_path_factory.mktemp("packages") / "house") as live:
        yield live


def test_a_bad_package_tells_every_reason(site: Live, chromium: Browser) -> None:
    analyst = Visitor(chromium, site.url, "analyst.province", "en")
    page = sent(analyst, zipped({"forms/tiny/step.form": HTML, "process.bpmn": b"<"}))
    expect(page.locator(".error-summary")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("tbody tr")).not_to_have_count(1)
    looked_at(analyst, "package-refused")


def test_a_signed_one_becomes_a_draft(site: Live, chromium: Browser) -> None:
    trusted(site, chromium)
    analyst = Visitor(chromium, site.url, "analyst.province", "zh")
    item = parts()["item.toml"].replace('zh = "小"'.encode(), f'zh = "{EVIL}"'.encode())
    page = sent(analyst, zipped({"item.toml": item}, TRUSTED), f"{EVIL}.zip")
    expect(page.locator("#progress progress")).to_be_visible()
    expect(page.locator(".alert-success")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".tag-done")).to_be_visible()
    expect(page.locator(".alert-warning")).to_have_count(0)
    looked_at(analyst, "package-good", leave=False)
    page.locator(".form-actions button").click()
    page.wait_for_url("**/studio/*")
    assert page.title() != "1"
    analyst.leave()
    assert analyst.wrong == []


def test_one_written_by_hand_in_the_desktop_modeler_is_drawn_and_published(
    site: Live, chromium: Browser
) -> None:
    parts_by_hand = {
        path.relative_to(BY_HAND).as_posix(): path.read_bytes()
        for path in BY_HAND.rglob("*")
        if path.is_file()
    }
    analyst = Visitor(chromium, site.url, "analyst.province", "zh")
    page = sent(analyst, packages.write_zip(parts_by_hand), "forest_lease.zip")
    expect(page.locator(".alert-success")).to_be_visible(timeout=PATIENCE_MS)
    page.locator(".form-actions button").click()
    page.wait_for_url("**/studio/*")
    draft = page.url.rsplit("/", 1)[1]
    page.goto(f"/studio/{draft}/diagram/process.bpmn")
    page.wait_for_selector("[data-modeler][data-ready]")
    expect(page.get_by_text("本图没有发现问题。")).to_be_visible()
    for task in ("核对权属", "补正权属材料", "登记成交结果"):
        expect(page.locator(".djs-element").get_by_text(task)).to_be_visible()
    page.goto(f"/studio/{draft}/review")
    page.get_by_label("为什么要发布").fill("林权进场")
    page.get_by_role("button", name="送审").click()
    analyst.shoot("by-hand-asked")
    second = Visitor(chromium, site.url, "catalogue_keeper.province", "zh")
    second.open(f"/studio/{draft}/review")
    second.page.get_by_role("button", name="通过并发布").click()
    expect(second.page.get_by_role("main")).to_contain_text("已发布")
    for visitor in (analyst, second):
        visitor.leave()
        assert visitor.wrong == []


def trusted(site: Live, chromium: Browser) -> None:
    """The security administrator puts the key on the list."""
    security = Visitor(chromium, site.url, "security_admin", "en")
    security.open("/admin/keys")
    page = security.page
    page.locator("#name").fill("Centre")
    page.locator("#public_key").fill(public(TRUSTED))
    page.locator("#valid_from").fill("2020-01-01")
    page.locator(".panel button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    looked_at(security, "trusted-keys")


def sent(visitor: Visitor, body: bytes, name: str = "tiny.zip") -> Page:
    visitor.open("/packages/")
    file = {"name": name, "mimeType": "application/zip", "buffer": body}
    visitor.page.locator("#file").set_input_files([file])  # type: ignore[list-item]
    visitor.page.locator("form .form-actions button").click()
    visitor.page.wait_for_url("**/packages/imports/*")
    return visitor.page


def looked_at(visitor: Visitor, name: str, *, leave: bool = True) -> None:
    visitor.shoot(name)
    visitor.checks_access()
    visitor.narrows(name)
    if leave:
        visitor.leave()
        assert visitor.wrong == []
