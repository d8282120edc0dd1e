"""The catalogue: an organisation starts what it may start, with whom it names."""

import re

from engine.store import exact
from engine.vocabulary import OPERATOR, Data
from engine.workflow.queries.project_view import project_view
from tests.webapp.square import Square
from tests.webapp.visiting import Visitor

ITEM = "/catalogue/A01-OPEN"


def test_a_card_states_laws_and_supervisor(passer_by: Visitor) -> None:
    passer_by.signs_in("agency.agency1")
    page = passer_by.get("/catalogue/")
    assert "中华人民共和国招标投标法（2017年修正）" in page
    assert "住房和城乡建设主管部门" in page


def test_each_starter_names_the_other_lane(passer_by: Visitor) -> None:
    other = passer_by.another()
    passer_by.signs_in("agency.agency1")
    other.signs_in("tenderee.tenderee1")
    assert lanes(passer_by.get(ITEM)) == ["tenderee"]
    assert lanes(other.get(ITEM)) == ["agency"]


def test_what_was_started_lies_in_its_region_with_its_participants(
    passer_by: Visitor, market_square: Square
) -> None:
    passer_by.signs_in("agency.agency1")
    chosen = option(passer_by.get(ITEM), "江苏示范建设投资集团")
    place = started(passer_by, market_square.told.case, chosen, region="320104")
    view = market_square.engine.ask(project_view, OPERATOR, place.rsplit("/", 1)[1])
    assert view.region == "320104"
    assert {player.role for player in view.players} >= {"agency", "tenderee"}


def test_the_page_after_it_forgets_what_the_browser_kept(
    passer_by: Visitor, market_square: Square
) -> None:
    passer_by.signs_in("agency.agency1")
    chosen = option(passer_by.get(ITEM), "江苏示范建设投资集团")
    page = passer_by.get(started(passer_by, market_square.told.case, chosen))
    for kept in ("start-A01-OPEN", "start-A01-OPEN.choices"):
        assert f'data-accepted-form="{kept}"' in page


def test_a_session_that_ended_leads_back_to_the_form(
    passer_by: Visitor, market_square: Square
) -> None:
    passer_by.signs_in("agency.agency1")
    chosen = option(passer_by.get(ITEM), "江苏示范建设投资集团")
    sent = {**fields(market_square.told.case, chosen), "csrf_token": passer_by._token()}
    passer_by.post("/sign-out")
    came_from = {"Referer": f"http://localhost{ITEM}"}
    answer = passer_by.client.post(f"{ITEM}/projects", data=sent, headers=came_from)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/sign-in?next={ITEM}")
    assert "登录后自动恢复" in passer_by.get("/sign-in")
    assert passer_by.signs_in("agency.agency1", next=ITEM) == ITEM
    assert 'data-key="start-A01-OPEN"' in passer_by.get(ITEM)


def test_a_page_older_than_the_session_is_shown_anew(passer_by: Visitor) -> None:
    passer_by.signs_in("agency.agency1")
    came_from = {"Referer": f"http://localhost{ITEM}"}
    sent = {"data": "{}", "csrf_token": "stale"}
    answer = passer_by.client.post(f"{ITEM}/projects", data=sent, headers=came_from)
    assert (answer.status_code, answer.headers["Location"]) == (303, ITEM)
    assert "页面已过期" in passer_by.get(ITEM)


def test_a_refusal_keeps_what_was_chosen_and_typed(
    passer_by: Visitor, market_square: Square
) -> None:
    passer_by.signs_in("agency.agency1")
    chosen = option(passer_by.get(ITEM), "江苏示范建设投资集团")
    data = {**market_square.told.case, "project_name": ""}
    page = passer_by.post(f"{ITEM}/projects", 422, **fields(data, chosen, region="320104"))
    assert re.search(r'value="320104" selected', page)
    assert re.search(rf'value="{chosen}" selected', page)
    assert str(data["tenderee_name"]) in page


def test_nobody_chosen_is_refused_at_the_lane(passer_by: Visitor, market_square: Square) -> None:
    passer_by.signs_in("agency.agency1")
    for chosen in ("", "nobody"):
        sent = fields(market_square.told.case, chosen)
        page = passer_by.post(f"{ITEM}/projects", 422, **sent)
        assert "招标人：请选择一个单位" in page


def test_others_find_nothing_to_start(passer_by: Visitor) -> None:
    passer_by.signs_in("bidder.bidder1")
    assert "没有您可以发起的事项" in passer_by.get("/catalogue/")
    passer_by.get(ITEM, 404)


def started(visitor: Visitor, data: Data, chosen: str, region: str = "320100") -> str:
    """Where the new project lies."""
    return visitor.post(f"{ITEM}/projects", **fields(data, chosen, region))


def fields(data: Data, chosen: str, region: str = "320100") -> dict[str, str]:
    return {"data": exact.dumps(data), "region": region, "participants.tenderee": chosen}


def lanes(page: str) -> list[str]:
    return re.findall(r'<select[^>]* name="participants\.(\w+)"', page)


def option(page: str, text: str) -> str:
    found = re.search(rf'<option value="(\w+)" *>{text}</option>', page)
    assert found
    return found[1]
