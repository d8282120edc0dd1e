"""Lots on a project's page: which stands where, each by itself, and what an ended one left."""

import re

import pytest

from engine.store.exact import loads
from tests.webapp.desk.desk import Desk, text_of
from tests.workflow.small import amount, drawn, form, line, task, text
from tests.workflow.spiff.short import call, catch, timer

EACH = call(
    "each",
    "lot",
    loop=("=lots", "lot", "results", "={lot: lot.id, outcome: note}"),
    attrs='sunroad:instanceLabel="=lot.name"',
    outputs={"note": "=note"},
)
MAIN = drawn(line("m", EACH, task("after")), agency="each after")
LOT = drawn(line("l", task("open"), task("award")), id="lot", agency="open award")
FORMS = {
    "forms/tiny/start.form": form(
        "tiny/start",
        {
            "type": "dynamiclist",
            "path": "lots",
            "label": "标段",
            "components": [
                {"id": "lot_id", **text("id", "public")},
                {"id": "lot_name", **text("name", "public")},
            ],
            "properties": {"en": "Lots"},
        },
    ),
    "forms/tiny/step.form": form(
        "tiny/step",
        text("note", "public"),
        text("secret", "withheld:award"),
        text("phone", "personal"),
        {
            **amount("amount"),
            "label": "金额",
            "appearance": {"suffixAdorner": "元"},
            "properties": {"class": "public", "en": "Amount"},
        },
    ),
}
LOTS = [{"id": "1", "name": "一标段"}, {"id": "2", "name": "二标段"}]
WORDS = {"results[].outcome": {"zh": "结果", "en": "Result"}}


@pytest.fixture
def project(desk: Desk) -> str:
    """Two lots, the first a step ahead."""
    desk.house.publish(MAIN, LOT, forms=FORMS, words=WORDS)
    made = desk.house.start({"lots": LOTS})
    desk.house.complete(made, "open", {"note": "开标正常"}, lot=LOTS[0])
    return made


def lots(desk: Desk, project: str) -> list[str]:
    """Ids of the lots, as the page links them."""
    page = desk.agency.get(f"/projects/{project}")
    return list(dict.fromkeys(re.findall(r"\?lot=(\d+)#progress", page)))


def over(desk: Desk, project: str) -> str:
    """The first lot's end; the page after it."""
    award = {"note": "甲公司中标", "amount": "98600000.50", "secret": "不可说", "phone": "025-1"}
    desk.house.complete(project, "award", award, lot=LOTS[0])
    return desk.agency.get(f"/projects/{project}")


def test_the_page_tells_which_lot_stands_where(desk: Desk, project: str) -> None:
    page = text_of(desk.agency.get(f"/projects/{project}"))
    overview = page.partition("各标段")[2].partition("进展")[0]
    first, _, second = overview.partition("二标段")
    assert "一标段" in first
    assert "award" in first
    assert "open" in second


def test_a_lot_has_its_own_tokens_path_and_steps(desk: Desk, project: str) -> None:
    first, second = lots(desk, project)
    place = f"/api/projects/{project}/diagrams/lot/tokens"
    ahead = loads(desk.agency.client.get(f"{place}?lot={first}").data)
    behind = loads(desk.agency.client.get(f"{place}?lot={second}").data)
    assert [one["element"] for one in ahead["active"]] == ["award"]  # type: ignore[index,union-attr,call-overload]
    assert "open" in ahead["finished"]  # type: ignore[index,operator,call-overload]
    assert [one["element"] for one in behind["active"]] == ["open"]  # type: ignore[index,union-attr,call-overload]
    assert "open" not in behind["finished"]  # type: ignore[index,operator,call-overload]
    steps = f"/projects/{project}/steps"
    assert "open 已完成" in text_of("<main" + desk.agency.get(f"{steps}?lot={first}") + "</main>")
    assert "open 正在办理" in text_of(
        "<main" + desk.agency.get(f"{steps}?lot={second}") + "</main>"
    )


def test_the_whole_project_does_not_add_lots_up(desk: Desk, project: str) -> None:
    page = desk.agency.get(f"/projects/{project}")
    assert 'data-process="lot"' not in page
    whole = loads(desk.agency.client.get(f"/api/projects/{project}/diagrams/tiny/tokens").data)
    assert {one["element"]: one["count"] for one in whole["active"]} == {"each": 2}  # type: ignore[index,union-attr,call-overload]


def test_a_lot_that_is_not_there_is_not_found(desk: Desk, project: str) -> None:
    desk.agency.get(f"/api/projects/{project}/diagrams/lot/tokens?lot=999", 404)
    assert "整个项目" in desk.agency.get(f"/projects/{project}?lot=999")


def test_what_an_ended_lot_produced_stays_on_the_page(desk: Desk, project: str) -> None:
    page = text_of(over(desk, project))
    assert "一标段 已完成" in page
    assert "结果 甲公司中标" in page
    assert "金额 98,600,000.50 元" in page
    assert "开标正常" not in page
    assert "不可说" not in page
    assert "025-1" not in page


def test_ended_lots_stay_when_the_project_is_over(desk: Desk, project: str) -> None:
    over(desk, project)
    desk.house.complete(project, "open", lot=LOTS[1])
    desk.house.complete(project, "award", {"note": "流标"}, lot=LOTS[1])
    desk.house.complete(project, "after")
    page = text_of(desk.agency.get(f"/projects/{project}"))
    assert "流程已经走完" in page
    assert "结果 甲公司中标" in page
    assert "结果 流标" in page
    second = lots(desk, project)[1]
    steps = text_of(
        "<main" + desk.agency.get(f"/projects/{project}/steps?lot={second}") + "</main>"
    )
    assert "award 已完成" in steps


def test_the_timeline_tells_lots_apart(desk: Desk, project: str) -> None:
    page = text_of(over(desk, project))
    assert "办结“award · 一标段”" in page
    assert "“open · 二标段”等待办理" in page


def test_the_timeline_says_whose_timer_it_was(desk: Desk) -> None:
    pause = catch("pause", timer("P1D", "timeDuration"))
    desk.house.publish(MAIN, drawn(line("l", pause), id="lot"), forms=FORMS)
    project = desk.house.start({"lots": LOTS})
    desk.house.passes(days=2)
    page = text_of(desk.agency.get(f"/projects/{project}"))
    assert "“pause · 一标段”时间到" in page
    assert "“pause · 二标段”时间到" in page


def test_lots_speak_english(desk: Desk, project: str) -> None:
    over(desk, project)
    desk.agency.post("/language", language="en", back="/desk")
    page = text_of(desk.agency.get(f"/projects/{project}"))
    assert "Result 甲公司中标" in page
    assert "Amount 98,600,000.50" in page
    assert "Whole project" in page
