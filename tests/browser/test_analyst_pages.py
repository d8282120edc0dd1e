"""The studio's overview, and a draft that the law says something about: pictured for analysts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from engine import settings
from engine.app import Engine
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.studio.first import Outline
from engine.studio.orders.begin_type import BeginType
from engine.vocabulary import Actor
from tests.browser.live import Live, served
from tests.browser.looking import Visitor

pytestmark = pytest.mark.browser

ANALYST = "analyst.province"
SIGNING_UP = "投标报名"
KINDS = (
    ("bridge_tender", "桥梁养护公开招标", "Open tender of bridge maintenance", SIGNING_UP),
    ("forest_lease", "林地经营权出租", "Lease of forest land", "受理申请"),
    ("emission_bid", "排污权单向竞价", "One-way bidding for emission rights", "受理申请"),
)


@pytest.fixture(scope="module")
def site(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with served(prepared_house, tmp_path_factory.mktemp("analysts") / "house") as live:
        yield live


@pytest.fixture(scope="module")
def drafts(site: Live) -> list[str]:
    """The first one has people sign up to bid, which was abolished."""
    engine = Engine(settings.read({"SUNROAD_DATA": str(site.data)}))
    actor = engine.ask(actor_of, engine.ask(person_by_login, ANALYST).id)
    made = [str(engine.handle(begun(actor, *kind))) for kind in KINDS]
    engine.close()
    return made


def begun(actor: Actor, trading_type: str, zh: str, en: str, task: str) -> BeginType:
    outline = Outline(
        trading_type=trading_type,
        code="A07-OPEN",
        zh=zh,
        en=en,
        class_code="A01",
        class_zh="工程建设项目招标投标",
        class_en="Tendering of construction works",
        method_zh="公开招标",
        method_en="Open tender",
        department_zh="交通运输主管部门",
        department_en="Transport authority",
        legal_basis=(("中华人民共和国招标投标法", "Tendering and Bidding Law"),),
        starters=("agency",),
        lanes=("centre_intake",),
        first_task=task,
        first_task_en="Signing up to bid" if task == SIGNING_UP else "Accept the application",
    )
    return BeginType(actor=actor, outline=outline, region="320000")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_overview_lists_what_is_being_written(
    site: Live, chromium: Browser, drafts: list[str], language: str
) -> None:
    analyst = Visitor(chromium, site.url, ANALYST, language)
    analyst.open("/studio/")
    for draft in drafts:
        expect(analyst.page.locator(f'main a[href="/studio/{draft}"]').first).to_be_visible()
    looked_at(analyst, "studio")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_abolished_step_is_found_with_its_article(
    site: Live, chromium: Browser, drafts: list[str], language: str
) -> None:
    analyst = Visitor(chromium, site.url, ANALYST, language)
    analyst.open(f"/studio/{drafts[0]}")
    finding = analyst.page.get_by_role("link", name="law-abolished-step").first
    expect(finding).to_be_visible()
    looked_at(analyst, "law")


def looked_at(analyst: Visitor, name: str) -> None:
    analyst.shoot(name)
    analyst.checks_access()
    analyst.narrows(name)
    analyst.leave()
    assert analyst.wrong == []
