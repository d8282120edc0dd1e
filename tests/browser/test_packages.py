"""A package through the page: watched while it is judged, refused with reasons, made a draft."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tests.orders.trusted import TRUSTED, public
from tests.workflow.packages.test_importing import HTML
from tests.workflow.packages.zips import parts, zipped

pytestmark = pytest.mark.browser

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
    visitor.page.locator(".form-actions button").click()
    visitor.page.wait_for_url("**/packages/imports/*")
    return visitor.page


def looked_at(visitor: Visitor, name: str, *, leave: bool = True) -> None:
    visitor.shoot(name)
    visitor.checks_access()
    visitor.narrows(name)
    if leave:
        visitor.leave()
        assert visitor.wrong == []
