"""Every route as every kind of person in both languages: it answers, reads and fits."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser

from engine import settings
from engine.app import Engine
from engine.demo import build
from engine.exchange import SENDERS
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.queries.published import source
from tests.browser.addresses import Address, addresses
from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tests.browser.reading import outline
from tests.browser.typed import Typed
from webapp import create_app
from webapp.cli.migrate import upgrade

pytestmark = pytest.mark.browser

PROJECTS = 6
PEOPLE = (
    None,
    "agency.agency1",
    "tenderee.tenderee1",
    "bidder.bidder1",
    "centre_intake.nanjing",
    "centre_opening.wuxi",
    "supervisor.nanjing",
    "expert1",
    "system_admin",
    "security_admin",
    "audit_admin",
    "analyst.province",
    "catalogue_keeper.nanjing",
)
OPEN_TO = {
    "market": {"bidder"},
    "studio": {"analyst", "catalogue_keeper"},
    "packages": {"analyst", "catalogue_keeper"},
    "admin": {"system_admin", "security_admin", "audit_admin", "analyst", "catalogue_keeper"},
}
PARTS = {
    *("desk.document", "desk.project_timeline", "desk.project_steps"),
    *("studio.trial_progress", "packages.progress"),
}
"""Pieces that scripts put into a page, and a document."""
ANSWERS = {
    "portal.channels": {200, 302, 403},
    "portal.document": {200, 404},
    "portal.verified": {200, 404},
    "desk.money": {200, 302, 403},
    "market.results": {200, 302},
}
"""Where a door is not as its room's others, or what the sample names was not published."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A small demo while it is served, and the same house to ask for samples."""

    live: Live
    engine: Engine
    app: Flask
    typed: Typed


@pytest.fixture(scope="module")
def site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("every-page")
    _build(folder / "prepared")
    with served(folder / "prepared", folder / "house") as live:
        engine = Engine(settings.read(live.environment))
        made = Typed(live.data / "sunroad.db")
        yield Site(live=live, engine=engine, app=create_app(engine), typed=made)
        engine.close()


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """Outlines of pages that were looked at; a page like one of them is only read."""
    return set()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("login", PEOPLE, ids=lambda login: login or "anonymous")
def test_every_page(
    site: Site, chromium: Browser, seen: set[str], login: str | None, language: str
) -> None:
    visitor = Visitor(chromium, site.live.url, login, language)
    for address in addresses(site.app, site.engine, login):
        status, page = visitor.fetch(address.path)
        assert status in _expected(address, login), f"{address.path}: {status}"
        if status == 200 and page and address.endpoint not in PARTS:
            _look(site, visitor, address.endpoint, address.path, page, seen)
    visitor.leave()
    assert visitor.wrong == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_that_is_refused_and_one_that_is_missing(
    site: Site, chromium: Browser, seen: set[str], language: str
) -> None:
    visitor = Visitor(chromium, site.live.url, "bidder.bidder1", language)
    for path, expected in (("/admin/people", 403), ("/tasks/0", 404)):
        status, page = visitor.fetch(path)
        assert status == expected
        _look(site, visitor, f"refused-{status}", path, page, seen)
    visitor.leave()
    assert visitor.wrong == []


def _look(site: Site, visitor: Visitor, name: str, path: str, page: str, seen: set[str]) -> None:
    """Each page is read; one of each outline, and the first of each visitor, is opened."""
    outlines = {visitor.name, f"{visitor.language} {outline(page)}"}
    if outlines <= seen:
        return visitor.reads_english(path, page, site.typed)
    seen |= outlines
    visitor.open(path)
    visitor.reads_english(path, visitor.page.content(), site.typed)
    visitor.shoot(name)
    visitor.checks_access()
    visitor.narrows(name)
    return None


def _expected(address: Address, login: str | None) -> set[int]:
    """200 where the door is theirs; a refusal where what lies behind may not be; else a refusal."""
    room = address.endpoint.split(".")[0]
    if room == "account":
        return {200, 302}
    if address.endpoint in ANSWERS:
        return ANSWERS[address.endpoint]
    if login is None:
        return {200} if room == "portal" else {200, 302, 403, 404}
    if room in OPEN_TO and login.split(".")[0] not in OPEN_TO[room]:
        return {403, 404}
    return {200, 302, 403, 404} if address.path.count("/") > 1 else {200, 302}


def _build(folder: Path) -> None:
    where = settings.read({"SUNROAD_DATA": str(folder / "var")})
    (folder / "var").mkdir(parents=True)
    upgrade(where)
    nobody = {**SENDERS, "second_channel": lambda key, body, settings: []}
    engine = Engine(where, senders=nobody)
    build.build(engine, PROJECTS, lambda part: None)
    _draft(engine)
    engine.close()


def _draft(engine: Engine) -> None:
    """One that an analyst has begun from what is published."""
    analyst = engine.ask(actor_of, engine.ask(person_by_login, "analyst.province").id)
    found = engine.ask(source, analyst, "A01-OPEN")
    order = OpenDraft(
        actor=analyst,
        trading_type=found.trading_type,
        title=found.name,
        region="320000",
        based_on=found.version,
        files=found.files,
    )
    engine.handle(order)
