"""The catalogue's pages: read by all, kept by province and cities, each in its own bounds."""

import re
from datetime import timedelta

import pytest

from engine.app import Engine
from engine.vocabulary import OPERATOR
from engine.workflow import packages
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.queries.house_state import house_state
from tests.webapp.square import Square
from tests.webapp.visiting import Visitor

ITEM = "/catalogue/items/A01-OPEN"
FORM = f"{ITEM}/derivation"
CITY = "/catalogue/items/A01-OPEN-320100"


@pytest.fixture
def keeper(own_square: Square) -> Visitor:
    visitor = Visitor(own_square.engine)
    visitor.signs_in("catalogue_keeper.nanjing")
    return visitor


def test_everybody_who_signed_in_reads_the_catalogue(passer_by: Visitor) -> None:
    passer_by.get("/catalogue/items", 302)
    passer_by.signs_in("bidder.bidder1")
    page = passer_by.get("/catalogue/items")
    assert "A01-OPEN" in page and "Z00-ITEM" in page
    assert "派生为本市" not in passer_by.get(ITEM)


def test_lists_are_filtered_and_a_county_leads_to_its_city(passer_by: Visitor) -> None:
    passer_by.signs_in("supervisor.nanjing")
    assert "A01-OPEN" not in passer_by.get("/catalogue/items?class=Z00")
    assert "A01-OPEN" in passer_by.get("/catalogue/items?text=招标投标法")
    assert "没有找到" in passer_by.get("/catalogue/items?status=ended")
    assert "南京市目录" in passer_by.get("/catalogue/items?region=320104")


def test_an_item_shows_laws_bounds_and_projects(passer_by: Visitor) -> None:
    passer_by.signs_in("analyst.province")
    page = passer_by.get(ITEM)
    for said in ("电子招标投标办法", "1 至 5 个工作日", "越少越保护投标人", "ZTB-22", "在办 1"):
        assert said in page, said
    services = re.search(r'<span class="code">ZTB-46</span>(.*?)</li>', page, re.DOTALL)
    assert services and "凭记忆，未核对原文" in services[1]
    passer_by.get("/catalogue/items/no-such", 404)


def test_only_a_keeper_finds_the_form(passer_by: Visitor) -> None:
    passer_by.signs_in("agency.agency1")
    passer_by.get(FORM, 403)
    passer_by.get("/catalogue/conflicts", 403)


def test_what_loosens_is_refused_at_its_field_and_nothing_typed_is_lost(keeper: Visitor) -> None:
    typed = {"parameters.intake_days": "4", "parameters.award_days": "8", "reason": "提速"}
    page = keeper.post(FORM, 422, **typed)
    assert re.search(r'id="parameters.intake_days-error".*?不得放宽；可填 1 至 3 个工作日', page)
    assert 'name="parameters.award_days" type="text" value="8"' in page
    assert "提速" in page


def test_a_city_tightens_and_its_page_says_so(keeper: Visitor) -> None:
    assert keeper.post(FORM, **{"parameters.intake_days": "2", "reason": "提速"}) == CITY
    page = keeper.get(CITY)
    assert "派生自省目录" in page and "从严" in page
    assert "从严 1 项" in keeper.get("/catalogue/items")
    assert "从严 1 项" not in keeper.get("/catalogue/items?region=320500")
    assert 'name="parameters.intake_days" type="text" value="2"' in keeper.get(FORM)


def test_a_conflict_is_listed_until_it_is_mended(own_square: Square, keeper: Visitor) -> None:
    keeper.post(FORM, **{"parameters.intake_days": "2", "reason": "提速"})
    publish(own_square.engine, least=3)
    assert "超出允许的范围" in keeper.get("/catalogue/conflicts")
    assert "未跟随省目录" in keeper.get(CITY)
    assert "下限由“1”改为“3”" in keeper.get(ITEM)
    keeper.post(FORM, **{"parameters.intake_days": "", "reason": "随省目录"})
    assert "没有冲突" in keeper.get("/catalogue/conflicts")


def test_a_city_ends_its_own_item_and_not_the_province_s(keeper: Visitor) -> None:
    keeper.post(FORM, **{"parameters.letter_days": "1", "reason": "提速"})
    assert "不能为空" in keeper.post(f"{CITY}/end", 422, reason="")
    assert keeper.post(f"{CITY}/end", reason="恢复省目录") == CITY
    assert "已终止" in keeper.get(CITY)
    keeper.post(f"{ITEM}/end", 403, reason="不要")


def test_an_ended_item_says_so_where_it_would_be_started(own_square: Square) -> None:
    keeper, agency = Visitor(own_square.engine), Visitor(own_square.engine)
    keeper.signs_in("catalogue_keeper.province")
    agency.signs_in("agency.agency1")
    publish(own_square.engine, least=1, code="A99-OPEN", days=5)
    assert "起生效，在此之前不能发起" in agency.get("/catalogue/A99-OPEN", 409)
    keeper.post("/catalogue/items/A99-OPEN/end", reason="撤回")
    assert "终止执行，不能再发起" in agency.get("/catalogue/A99-OPEN", 409)
    agency.get("/catalogue/no-such", 404)


def test_what_is_typed_is_shown_as_text(keeper: Visitor) -> None:
    page = keeper.post(FORM, 422, **{"parameters.intake_days": "<script>x", "reason": "<b>"})
    assert "<script>x" not in page and "&lt;script&gt;x" in page


def publish(engine: Engine, least: int, code: str = "A01-OPEN", days: int = 0) -> None:
    """The built-in type again with another lower bound."""
    where = engine.settings
    package = packages.read(where.processes, where.forms, "works_open_tender")
    bounds = dict(package.content["bounds"])
    bounds["intake_days"] = {**bounds["intake_days"], "min": least}
    order = PublishPackage(
        actor=OPERATOR,
        trading_type="works_open_tender",
        content={**package.content, "bounds": bounds, "code": code},
        files=package.files,
        effective_from=engine.ask(house_state).now + timedelta(days=days),
        region="320000",
        reason="提高下限",
    )
    engine.handle(order)


def test_a_keeper_proposes_a_change_with_what_the_item_says_filled_in(
    keeper: Visitor, passer_by: Visitor
) -> None:
    link = "/catalogue/Z00-ITEM?change=A01-OPEN"
    passer_by.signs_in("catalogue_keeper.province")
    assert link in passer_by.get(ITEM)
    page = passer_by.get(link)
    assert re.search(r'"item_code": ?"A01-OPEN"', page)
    assert re.search(r'"item_action": ?"change"', page)
    assert link not in keeper.get(ITEM)
    keeper.get(link, 404)
