"""The project pages: where it stands, what is known, who takes part, what one may do."""

import json

import pytest

from engine.store.exact import loads
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.tables import ProjectRow
from tests.webapp.desk.desk import Desk, text_of
from tests.workflow.small import (
    STEPS,
    amount,
    drawn,
    due,
    form,
    line,
    said_by,
    service,
    task,
    text,
)

SUPERVISOR = "supervisor.nanjing"
FORMS = {
    "forms/tiny/start.form": form(
        "tiny/start",
        text("project_name", "public"),
        text("secret", "withheld:award"),
        text("phone", "personal"),
        text("deadline"),
        {
            "type": "radio",
            "key": "way",
            "label": "方式",
            "values": [{"label": "公开", "value": "open", "en": "Open"}],
            "properties": {"en": "Way", "class": "public"},
        },
        {
            "type": "dynamiclist",
            "path": "lots",
            "label": "标段",
            "components": [
                {"id": "lot_name", **text("name", "public")},
                {
                    "id": "lot_price",
                    **amount("price"),
                    "appearance": {"suffixAdorner": "元"},
                    "properties": {"class": "public"},
                },
            ],
            "properties": {"en": "Lots"},
        },
    ),
    "forms/tiny/step.form": form("tiny/step", text("note")),
}
CASE = {
    "project_name": "城南小学",
    "secret": "不可说",
    "phone": "025-1",
    "way": "open",
    "lots": [{"name": "一标段", "price": "98600000.50"}],
}


@pytest.fixture
def project(desk: Desk) -> str:
    desk.house.publish(STEPS, forms=FORMS)
    return desk.house.start(CASE)


def test_the_list_shows_newest_first_and_finds_by_name_and_state(desk: Desk, project: str) -> None:
    desk.house.passes(hours=1)
    desk.house.start({"project_name": "城北中学"})
    page = desk.agency.get("/projects")
    assert page.index("城北中学") < page.index("城南小学")
    assert "城南小学" not in desk.agency.get("/projects?text=中学")
    assert "没有找到项目" in desk.agency.get("/projects?state=cancelled")
    assert "没有找到项目" in desk.stranger.get("/projects")
    assert "不是这个列表的页" in desk.agency.get("/projects?after=nonsense", 422)


def test_the_case_file_is_readable_and_keeps_secrets(desk: Desk, project: str) -> None:
    page = text_of(desk.agency.get(f"/projects/{project}"))
    for shown in ("城南小学", "方式 公开", "一标段", "98,600,000.50 元"):
        assert shown in page, shown
    assert "不可说" not in page
    assert "025-1" not in page


def test_the_page_speaks_english(desk: Desk, project: str) -> None:
    desk.agency.post("/language", language="en", back="/desk")
    page = text_of(desk.agency.get(f"/projects/{project}"))
    assert "Way Open" in page
    assert "Steps" in page


def test_the_steps_say_what_is_done_and_what_waits(desk: Desk, project: str) -> None:
    desk.house.complete(project, "first")
    steps = text_of("<main" + desk.agency.get(f"/projects/{project}/steps") + "</main>")
    assert "first 已完成" in steps
    assert "second 正在办理" in steps


def test_diagram_and_tokens_are_fetched_by_those_who_see_the_project(
    desk: Desk, project: str
) -> None:
    place = f"/api/projects/{project}/diagrams/tiny"
    assert b"process" in desk.agency.client.get(place).data
    tokens = loads(desk.agency.client.get(f"{place}/tokens").data)
    assert isinstance(tokens, dict)
    assert [one["element"] for one in tokens["active"]] == ["first"]  # type: ignore[union-attr,index,call-overload]
    desk.stranger.get(place, 404)
    desk.agency.get(f"/api/projects/{project}/diagrams/none", 404)


def test_the_timeline_tells_sentences_and_goes_back(desk: Desk, project: str) -> None:
    desk.house.complete(project, "first")
    page = text_of(desk.agency.get(f"/projects/{project}"))
    assert "王小明启动项目" in page
    assert "王小明办结“first”" in page
    assert "“second”等待办理" in page
    assert desk.agency.get(f"/projects/{project}/timeline?before=2").count("timeline-event") == 1


def test_coming_deadlines_are_listed(desk: Desk) -> None:
    desk.house.publish(drawn(line("m", task("first", ext=due("=deadline"))), agency="first"))
    project = desk.house.start({"deadline": "2026-03-03T18:00:00+08:00"})
    page = desk.agency.get(f"/projects/{project}")
    assert "2026-03-03 18:00" in page
    assert "due-soon" in page


def test_who_takes_part_stands_there_by_name(desk: Desk, project: str) -> None:
    page = text_of(desk.agency.get(f"/projects/{project}"))
    assert "招标代理机构 江苏示范招标咨询公司" in page


def test_a_supervisor_suspends_and_resumes_with_a_reason(desk: Desk, project: str) -> None:
    supervisor = desk[SUPERVISOR]
    assert (
        supervisor.post(f"/projects/{project}/suspension", reason="核查举报")
        == f"/projects/{project}"
    )
    page = text_of(supervisor.get(f"/projects/{project}"))
    assert "王小明暂停项目，理由：核查举报" in page
    supervisor.post(f"/projects/{project}/resumption", reason="查清")
    assert desk.house.rows(ProjectRow, id=project)[0].state == "running"


def test_a_change_without_reason_is_refused_on_the_page(desk: Desk, project: str) -> None:
    page = desk[SUPERVISOR].post(f"/projects/{project}/suspension", 422, reason=" ")
    assert 'role="alert"' in page
    assert "城南小学" in page


def test_a_cancelled_project_is_over(desk: Desk, project: str) -> None:
    desk[SUPERVISOR].post(f"/projects/{project}/cancellation", reason="规划调整")
    page = desk[SUPERVISOR].post(f"/projects/{project}/cancellation", 409, reason="再来一次")
    assert "再来一次" not in text_of(page).replace("再来一次", "", 1) or "已终止" in page
    assert "未经过" in desk.agency.get(f"/projects/{project}")


def test_the_agency_may_neither_suspend_nor_cancel(desk: Desk, project: str) -> None:
    assert "暂停项目" not in desk.agency.get(f"/projects/{project}")
    desk.agency.post(f"/projects/{project}/suspension", 403, reason="x")
    desk.stranger.post(f"/projects/{project}/suspension", 404, reason="x")


def test_strangers_find_no_project(desk: Desk, project: str) -> None:
    for place in ("", "/timeline", "/steps"):
        assert "没有这项内容" in desk.stranger.get(f"/projects/{project}{place}", 404)
    desk.stranger.post(f"/projects/{project}/comments", 403, text="x")


def test_remarks_are_read_by_those_who_take_part(desk: Desk, project: str) -> None:
    desk.agency.post(f"/projects/{project}/comments", text="第一行\n<b>粗</b>")
    page = desk.colleague.get(f"/projects/{project}")
    assert "&lt;b&gt;粗&lt;/b&gt;" in page


def test_an_incident_is_shown_and_tried_again_by_the_centre(desk: Desk) -> None:
    project = desk.house.begin(
        drawn(line("m", task("first"), service("broken", "no.such")), agency="first")
    )
    given = CompleteTask(
        actor=desk.house.agency, task=desk.house.task(project, "first").id, data={}
    )
    desk.house.give(given)
    centre = desk["centre_intake.nanjing"]
    page = centre.get(f"/projects/{project}")
    assert "异常，等待处理" in page
    incident = page.partition("/incidents/")[2].partition("/retry")[0]
    desk.agency.post(f"/projects/{project}/incidents/{incident}/retry", 403)
    assert centre.post(f"/projects/{project}/incidents/{incident}/retry") == f"/projects/{project}"
    centre.post(f"/projects/{project}/incidents/none/retry", 404)


MESSAGE = drawn(
    line("m", task("first")).replace("</process>", "</process>"),
    said_by("plea", "agency"),
    agency="first",
)


def test_a_message_nobody_waits_for_is_refused_and_stays_typed(desk: Desk) -> None:
    desk.house.publish(MESSAGE)
    project = desk.house.start({})
    place = f"/projects/{project}/messages/plea"
    assert "现在不接收这项提交" in desk.agency.get(place)
    page = desk.agency.post(place, 409, data=json.dumps({"note": "请求延期"}))
    assert "请求延期" in page
    assert desk.agency.values(page)["note"] == "请求延期"
    wrong = desk.agency.post(place, 422, data=json.dumps({"amount": "多"}))
    assert "“amount”必须是数字" in text_of(wrong)
    desk.stranger.get(place, 404)
    desk.agency.get(f"/projects/{project}/messages/none", 404)
