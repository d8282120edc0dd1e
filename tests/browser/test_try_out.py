"""An analyst tries a draft in the browser: plays two roles, records the run, replays stories."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from engine import settings
from engine.app import Engine
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.studio.orders.open_draft import OpenDraft
from engine.workflow import packages
from tests.browser.live import Live
from tests.browser.looking import Visitor
from tests.browser.typed import Typed

pytestmark = [pytest.mark.browser, pytest.mark.long]
ANALYST, TYPE, KEPT = "analyst.province", "works_open_tender", "stories/cancelled.json"
REPLAY_MS = 300_000


@pytest.fixture
def draft(live: Live) -> Iterator[str]:
    """The built-in type as a draft with one of its stories; it is open as long as the test."""
    engine = Engine(settings.read(live.environment))
    where = engine.settings
    parts = packages.read(where.processes, where.forms, TYPE).parts
    kept = {path: body for path, body in parts.items() if _kept(path)}
    actor = engine.ask(actor_of, engine.ask(person_by_login, ANALYST).id)
    order = OpenDraft(actor=actor, trading_type=TYPE, title="试一试", region="320000", files=kept)
    yield str(engine.handle(order))
    engine.close()


def _kept(path: str) -> bool:
    return not path.startswith("stories/") or path == KEPT


def test_a_draft_is_tried_recorded_and_replayed(live: Live, chromium: Browser, draft: str) -> None:
    visitor = Visitor(chromium, live.url, ANALYST, "en")
    page = visitor.page
    visitor.open(f"/studio/{draft}/trial")
    page.click("form[action$='/trial/sandbox'] button")
    page.wait_for_url("**/sandbox/*/trial")
    root = re.sub("/trial$", "", page.url)
    _starts(visitor, root)
    visitor.open(f"{root}/trial")
    page.wait_for_selector(".djs-element")
    sandbox = next((live.data / "sandboxes").glob("trial-*"))
    _looks(visitor, "try-out-overview", Typed(sandbox / "sunroad.db"))
    page.click(".trial-parts form button >> nth=0")
    page.wait_for_url("**/tasks/**")
    assert page.locator(".sandbox-bar").is_visible()
    _completes(visitor, root)
    visitor.open(f"{root}/trial")
    _records(page)
    typed = Typed(live.data / "sunroad.db")
    _looks(visitor, "try-out-recorded", typed)
    page.click("form[action$='/trial/stories'] button")
    page.wait_for_selector("#stories .studio-good", timeout=REPLAY_MS)
    _looks(visitor, "try-out-replayed", typed)
    assert page.locator("#stories .tag-done").count() >= 2
    visitor.leave()
    assert visitor.wrong == []


def _starts(visitor: Visitor, root: str) -> None:
    """By the agency, with a story's registration; long forms are typed in the tests of the desk."""
    page = visitor.page
    page.select_option("#as-start", "agency.agency1")
    page.click("section:has(#start-h) form button")
    page.wait_for_url("**/catalogue/**")
    lane = page.locator("select[name='participants.tenderee']")
    owner = lane.locator("option").nth(1).get_attribute("value") or ""
    case = json.loads((settings.read().processes / TYPE / KEPT).read_text("utf-8"))["case"]
    fields = {"region": "320100", "participants.tenderee": owner, "data": json.dumps(case)}
    _sends(visitor, f"{root}/catalogue/A01-OPEN/projects", fields)


def _completes(visitor: Visitor, root: str) -> None:
    """The agency's first task, which is open before them: nothing is handed in yet."""
    papers = ("approval", "funds", "mandate", "application")
    data = json.dumps({"papers": [{"paper": one, "files": []} for one in papers]})
    task = re.sub(r".*(/tasks/[^/?#]+).*", r"\1", visitor.page.url)
    _sends(visitor, f"{root}{task}/completion", {"data": data})


def _sends(visitor: Visitor, place: str, fields: dict[str, str]) -> None:
    token = visitor.page.get_attribute("meta[name=csrf-token]", "content") or ""
    answer = visitor.context.request.post(
        place,
        form={**fields, "csrf_token": token},
        headers={"Referer": visitor.page.url},
        max_redirects=0,
    )
    assert answer.status == 302, answer.text()[:2000]


def _records(page: Page) -> None:
    page.click("#record summary")
    page.fill("#story_title", "受理")
    page.fill("#story_title_en", "Accepted")
    page.fill("#name", "accepted")
    page.click("#record form button")
    page.wait_for_url("**/studio/**")


def _looks(visitor: Visitor, name: str, typed: Typed) -> None:
    visitor.reads_english(name, visitor.page.content(), typed)
    visitor.shoot(name)
    visitor.checks_access()
    visitor.narrows(name)
