"""A notice's fingerprint, computed again in the browser: unchanged, changed, and out of reach."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route
from werkzeug.serving import make_server

from tests.webapp.portal.conftest import (
    Tender,
    build,
    empty_database,
    empty_postgres,
    prepared,
    small_house,
    tender,
)

__all__ = ["build", "empty_database", "empty_postgres", "prepared", "small_house", "tender"]

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, tender: Tender) -> Iterator[Page]:
    """The notice, in the browser of somebody unnamed."""
    server = make_server("127.0.0.1", 0, tender.desk.app, threaded=True)
    running = threading.Thread(target=server.serve_forever)
    running.start()
    context = chromium.new_context(locale="zh-CN")
    opened = context.new_page()
    opened.goto(f"http://127.0.0.1:{server.server_port}/notices/{tender.notice}")
    yield opened
    context.close()
    server.shutdown()
    running.join()


def verified(page: Page) -> str:
    page.get_by_role("button", name="在浏览器里核验").click()
    told = page.locator("[data-verified].alert")
    told.wait_for()
    return told.inner_text()


def test_the_published_bytes_have_the_fingerprint(page: Page) -> None:
    assert verified(page).startswith("一致")


def test_other_bytes_are_told_from_them(page: Page) -> None:
    def change(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("3.2 公里", "3.3 公里"))

    page.route("**/*.json", change)
    assert verified(page).startswith("不一致")


def test_what_cannot_be_fetched_is_not_called_changed(page: Page) -> None:
    page.route("**/*.json", lambda route: route.abort())
    assert "不能计算指纹" in verified(page)
