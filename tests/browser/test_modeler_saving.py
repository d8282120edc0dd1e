"""The diagram editor loses nothing: two who save at once, a browser closed before it sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from engine import settings
from engine.app import Engine
from engine.studio.orders.open_draft import OpenDraft
from engine.vocabulary import Actor
from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tests.browser.modelling import Modelling

pytestmark = pytest.mark.browser

SMALL = (Path(__file__).parent / "small.bpmn").read_bytes()
ANALYST = Actor(id="a1", name="甲", region="320000", roles=frozenset({"analyst"}))


@pytest.fixture(scope="module")
def site(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with served(prepared_house, tmp_path_factory.mktemp("saving") / "house") as live:
        yield live


@pytest.fixture(scope="module")
def draft(site: Live) -> str:
    files = {"small.bpmn": SMALL, "twice.bpmn": SMALL.replace(b'"small"', b'"twice"')}
    engine = Engine(settings.read({"SUNROAD_DATA": str(site.data)}))
    order = OpenDraft(actor=ANALYST, trading_type="small", title="t", region="320000", files=files)
    opened = str(engine.handle(order))
    engine.close()
    return opened


@pytest.fixture
def page(chromium: Browser, site: Live) -> Iterator[Page]:
    visitor = Visitor(chromium, site.url, "analyst.province", "zh")
    yield visitor.page
    visitor.leave()
    assert visitor.wrong == []


def test_of_two_who_save_the_slower_one_chooses_and_both_stay(page: Page, draft: str) -> None:
    first = Modelling(page, draft, "twice.bpmn").opens()
    second = Modelling(page.context.new_page(), draft, "twice.bpmn").opens()
    first.saved()
    second.opens()
    renames = "m.get('modeling').updateLabel(m.get('elementRegistry').get('apply'), '{}')"
    first.does(renames.format("甲改的"))
    first.saved()
    second.does(renames.format("乙改的"))
    dialog = second.page.get_by_role("dialog")
    expect(dialog).to_contain_text("什么也不会丢")
    dialog.get_by_role("button", name="以我的为最新").click()
    second.saved()
    assert "乙改的" in second.kept()
    history = page.request.get(f"/studio/{draft}/file-history/twice.bpmn").json()
    places = [f"/studio/{draft}/file-states/{one['number']}/twice.bpmn" for one in history]
    states = [page.request.get(place).text() for place in places]
    assert any("甲改的" in state for state in states)


def test_what_a_closed_browser_had_not_sent_is_offered_again(page: Page, draft: str) -> None:
    torn = page.context.new_page()
    small = Modelling(torn, draft, "small.bpmn").opens()
    small.saved()
    page.context.set_offline(True)
    small.does("m.get('modeling').updateLabel(m.get('elementRegistry').get('apply'), '没送出的')")
    expect(torn.locator("[data-modeler-state]")).to_have_attribute("data-state", "local")
    torn.close()
    page.context.set_offline(False)
    again = Modelling(page, draft, "small.bpmn").opens()
    page.get_by_role("button", name="恢复").click()
    again.saved()
    assert "没送出的" in again.kept()
