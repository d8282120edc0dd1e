"""The diagram editor: draws, names, checks, mends and saves; nothing in a file runs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from engine import settings
from engine.app import Engine
from engine.composition import SERVICES
from engine.studio.orders.open_draft import OpenDraft
from engine.vocabulary import Actor
from tests.browser.live import Live, served
from tests.browser.looking import Visitor
from tests.browser.modelling import Modelling
from tests.browser.reading import CHINESE

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
ANALYST = Actor(id="a1", name="甲", region="320000", roles=frozenset({"analyst"}))
GATHER = (HERE / "every_group.js").read_text("utf-8").partition("*/")[2]
FORM = {
    "type": "default",
    "schemaVersion": 18,
    "id": "small_start",
    "properties": {"title": "申购书", "en": "Application"},
    "components": [{"type": "textfield", "id": "f", "key": "applicant", "label": "申购人"}],
}


@pytest.fixture(scope="module")
def site(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with served(prepared_house, tmp_path_factory.mktemp("modeler") / "house") as live:
        yield live


@pytest.fixture(scope="module")
def draft(site: Live) -> str:
    """A draft with one diagram of every kind of element, a hostile one and two small ones."""
    files = {
        f"{name}.bpmn": (HERE / f"{name}.bpmn").read_bytes() for name in ("zoo", "hostile", "small")
    }
    files["other.bpmn"] = files["small.bpmn"].replace(b'"small"', b'"other"')
    files["listed.bpmn"] = files["small.bpmn"].replace(b'"small"', b'"listed"')
    files["torn.bpmn"] = b"<definitions><oops"
    files["forms/small/start.form"] = json.dumps(FORM).encode()
    engine = Engine(settings.read({"SUNROAD_DATA": str(site.data)}))
    order = OpenDraft(actor=ANALYST, trading_type="small", title="t", region="320000", files=files)
    opened = str(engine.handle(order))
    engine.close()
    return opened


@pytest.fixture
def analyst(chromium: Browser, site: Live, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    visitor = Visitor(chromium, site.url, "analyst.province", getattr(request, "param", "zh"))
    yield visitor
    visitor.leave()
    assert visitor.wrong == []


@pytest.fixture
def page(analyst: Visitor) -> Page:
    return analyst.page


def test_every_word_of_the_editor_is_chinese(page: Page, draft: str) -> None:
    zoo = Modelling(page, draft, "zoo.bpmn").opens()
    told = page.evaluate(GATHER)
    own = {*SERVICES, "zoo/form", "zoo", "hostile", "callActivity", "userTask", "(id=together)"}
    own |= {f"(id={name})" for name in ("together", "in_turn", "sub", "trans", "adhoc")}
    assert told["elements"] > 70
    assert told["untranslated"] == []
    assert zoo.unchinese(told["said"], own) == []


@pytest.mark.parametrize("analyst", ["en"], indirect=True)
def test_the_editor_speaks_english(page: Page, draft: str) -> None:
    Modelling(page, draft, "zoo.bpmn").opens("userTask")
    expect(page.get_by_text("Due in working days")).to_be_visible()
    said = page.locator("[data-modeler]").inner_text()
    assert [line for line in said.splitlines() if CHINESE.search(line)] == []


def test_an_undrawn_file_is_drawn_with_its_pools_and_lanes(page: Page, draft: str) -> None:
    for path in ("zoo.bpmn", "small.bpmn"):
        drawn = Modelling(page, draft, path).opens()
        drawn.saved()
        assert {"layout-complete", "no-overlap"} & set(drawn.findings()) == set()
    middle = "(e => e.y + e.height / 2)(m.get('elementRegistry').get('{}'))"
    lane = "(e => [e.y, e.y + e.height])(m.get('elementRegistry').get('Lane_agency'))"
    top, bottom = drawn.does(lane)
    assert top < drawn.does(middle.format("work")) < bottom
    assert not top < drawn.does(middle.format("apply")) < bottom


def test_no_script_in_a_file_runs(page: Page, draft: str) -> None:
    Modelling(page, draft, "hostile.bpmn").opens()
    page.evaluate(GATHER)
    page.get_by_role("button", name="查找元素").click()
    page.locator(".djs-search-input input").press_sequentially("img")
    expect(page.locator(".djs-search-result").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-modeler-findings] li").first).to_be_visible()
    assert page.evaluate("window.ran") is None
    inserted = page.locator("[data-modeler] :is(img, iframe, svg[onload], [onerror])")
    assert inserted.count() == 0


def test_what_is_typed_is_on_the_server_and_survives_a_reload(page: Page, draft: str) -> None:
    small = Modelling(page, draft, "small.bpmn").opens("apply")
    page.locator("#bio-properties-panel-sunroad-form").select_option("small/start")
    page.locator("#bio-properties-panel-sunroad-rule").fill("ZTB-01")
    page.locator("#bio-properties-panel-sunroad-rule").press("Tab")
    small.saved()
    assert 'sunroad:rule="ZTB-01"' in small.kept()
    assert 'formId="small/start"' in small.kept()
    small.opens("apply")
    expect(page.locator("#bio-properties-panel-sunroad-rule")).to_have_value("ZTB-01")


def test_names_of_forms_complete_an_expression(page: Page, draft: str) -> None:
    small = Modelling(page, draft, "small.bpmn").opens("f6")
    expect(page.locator("[data-group-id=group-condition]")).to_be_attached()
    small.opens_groups()
    field = page.locator("[data-entry-id=conditionExpression] .cm-content")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("appl")
    offered = page.locator(".cm-tooltip-autocomplete")
    expect(offered).to_contain_text("applicant")
    expect(offered).to_contain_text("申购人")
    page.keyboard.press("Control+a")
    page.keyboard.type("earli")
    expect(offered).to_contain_text("earliest")
    page.keyboard.press("Escape")


def test_findings_stand_at_their_elements_and_are_mended(page: Page, draft: str) -> None:
    other = Modelling(page, draft, "other.bpmn").opens()
    other.saved()
    other.finding("lane-is-a-role").get_by_role("button", name="对应角色").click()
    other.saved()
    expect(other.finding("lane-is-a-role")).to_have_count(0)
    other.finding("gateway-conditions").get_by_role("button", name="设为默认连线").click()
    expect(other.finding("gateway-conditions")).to_have_count(0)
    other.finding("user-task-has-form").get_by_role("button", name="新建表单").click()
    expect(other.finding("user-task-has-form")).to_have_count(0)
    assert json.loads(other.kept("forms/small/apply.form"))["properties"]["title"] == "申请"
    other.finding("element-has-name").get_by_role("button", name="命名").click()
    page.keyboard.type("不同意")
    page.locator(".djs-container").click(position={"x": 500, "y": 20})
    expect(other.finding("element-has-name")).to_have_count(0)
    other.saved()
    assert {"lane-is-a-role", "user-task-has-form"} & set(other.findings()) == set()
    assert 'id="Lane_tenderee"' in other.kept() and 'default="f4"' in other.kept()
    expect(page.locator(".finding-mark").first).to_be_visible()


def test_a_service_is_chosen_by_its_template(page: Page, draft: str) -> None:
    small = Modelling(page, draft, "small.bpmn").opens("count")
    page.get_by_title("选择服务模板").click()
    page.get_by_role("dialog").get_by_role("button", name=SERVICES["bids.count"].zh).click()
    small.saved()
    assert 'type="bids.count"' in small.kept()
    assert 'zeebe:modelerTemplate="sunroad.bids.count"' in small.kept()


def test_elements_are_pasted_into_another_tab(page: Page, draft: str) -> None:
    first = Modelling(page, draft, "small.bpmn").opens()
    first.does("m.get('copyPaste').copy([m.get('elementRegistry').get('apply')])")
    tab = page.context.new_page()
    second = Modelling(tab, draft, "other.bpmn").opens()
    pasted = second.does(
        "m.get('copyPaste').paste({ element: m.get('elementRegistry').get('Pool'), "
        "point: { x: 300, y: 600 } }).map(one => one.businessObject.name)"
    )
    assert "申请" in pasted
    second.saved()
    assert second.kept().count('name="申请"') == 2


def test_a_called_form_opens_by_double_click(page: Page, draft: str) -> None:
    small = Modelling(page, draft, "small.bpmn").opens("apply")
    small.does(
        "m.get('eventBus').fire('element.dblclick', "
        "{ element: m.get('elementRegistry').get('apply'), originalEvent: new Event('x') })"
    )
    page.wait_for_url(f"**/studio/{draft}/**/forms/small/start.form")


def test_flows_that_no_node_lists_are_listed_by_all(page: Page, draft: str) -> None:
    small = Modelling(page, draft, "listed.bpmn").opens()
    small.does("m.get('modeling').updateLabel(m.get('elementRegistry').get('apply'), '申请书')")
    small.saved()
    flows = re.findall(r'sequenceFlow id="(\w+)"', small.kept())
    assert flows
    for flow in flows:
        assert f"incoming>{flow}<" in small.kept()
        assert f"outgoing>{flow}<" in small.kept()


def test_a_file_that_is_no_diagram_is_shown_as_text(page: Page, draft: str) -> None:
    Modelling(page, draft, "torn.bpmn").opens()
    expect(page.get_by_role("heading", name="这个文件无法画成图")).to_be_visible()
    text = page.get_by_label("文件内容")
    expect(text).to_have_value("<definitions><oops")


def test_the_page_is_accessible_and_fits_a_telephone(analyst: Visitor, draft: str) -> None:
    Modelling(analyst.page, draft, "other.bpmn").opens("apply")
    expect(analyst.page.locator("[data-modeler-findings] li").first).to_be_visible()
    analyst.checks_access()
    analyst.shoot("modeler")
    analyst.narrows("modeler")
    expect(analyst.page.locator(".bjs-powered-by")).to_be_visible()
