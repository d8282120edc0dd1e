"""A live demo house, prepared once in a run and copied, and people with browsers at it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.acting import People
from tests.browser.live import Live, prepare, served

CLOCK = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


@pytest.fixture(scope="session")
def prepared_house(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prepared only where there is a browser to look at it."""
    folder = tmp_path_factory.mktemp("house") / "prepared"
    prepare(folder, CLOCK)
    return folder


@pytest.fixture
def live(prepared_house: Path, tmp_path: Path) -> Iterator[Live]:
    """A site of this test's own, its second site running."""
    with served(prepared_house, tmp_path / "house") as one:
        yield one


@pytest.fixture
def people(chromium: Browser, live: Live) -> Iterator[People]:
    """Everybody has a browser of their own; script errors and policy violations fail the test."""
    everybody = People(chromium, live.url)
    yield everybody
    everybody.leave()
    assert everybody.wrong == []
