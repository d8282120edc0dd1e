"""A task's page: its form, what happens next, who else may have it, what is kept."""

import json

import pytest

from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.tables import DraftRow
from tests.webapp.desk.desk import Desk, text_of
from tests.workflow.small import STEPS, drawn, given_to, line, task

RULED = drawn(
    line("m", task("first", own='sunroad:rule="ZTB-08"'), task("second")), agency="first second"
)


@pytest.fixture
def first(desk: Desk) -> str:
    """The first task of a project called 城南小学."""
    project = desk.house.begin(STEPS, project_name="城南小学", note="来自登记")
    return desk.house.task(project, "first").id


def test_the_page_has_the_form_filled_from_the_case_file(desk: Desk, first: str) -> None:
    page = desk.agency.get(f"/tasks/{first}")
    assert desk.agency.values(page)["note"] == "来自登记"
    assert 'data-key="' + first in page
    assert "办结之后 招标代理机构办理“second”" in text_of(page)


def test_a_completed_task_leads_to_the_desk_and_forgets_the_copy_of_it(
    desk: Desk, first: str
) -> None:
    assert desk.agency.completes(first, note="好") == "/desk"
    page = desk.agency.get("/desk")
    assert "已办结：first" in page
    assert f'data-accepted-form="{first}"' in page
    assert desk.house.row(first).state == "done"


def test_what_is_wrong_is_told_at_the_field_and_what_was_typed_stays(
    desk: Desk, first: str
) -> None:
    page = desk.agency.completes(first, 422, amount="很多", note="我写的")
    assert [one["field"] for one in desk.agency.values(page, "errors")] == ["amount"]
    assert desk.agency.values(page) | {"note": "我写的", "amount": "很多"} == desk.agency.values(
        page
    )
    assert 'role="alert"' in page


def test_the_law_of_a_task_stands_beside_it_with_its_mark(desk: Desk) -> None:
    project = desk.house.begin(RULED)
    page = desk.agency.get(f"/tasks/{desk.house.task(project, 'first').id}")
    assert "依据" in text_of(page)
    assert "实施条例" in text_of(page)


def test_somebody_faster_is_named_and_nothing_typed_is_lost(desk: Desk, first: str) -> None:
    desk.agency.completes(first, note="先")
    page = desk.colleague.completes(first, 409, note="后写的")
    assert "王小明已于 2026-03-02 09:00 办结这项任务。 您填写的内容没有丢失" in text_of(page)
    assert desk.colleague.values(page)["note"] == "后写的"
    later = desk.colleague.get(f"/tasks/{first}")
    assert "您填写而未提交的内容" in later
    assert desk.colleague.values(later)["note"] == "后写的"


def test_a_draft_outlives_the_completion_by_a_colleague(desk: Desk, first: str) -> None:
    desk.colleague.drafts(first, note="半句")
    desk.agency.completes(first, note="先")
    assert desk.colleague.values(desk.colleague.get(f"/tasks/{first}"))["note"] == "半句"


def test_a_task_that_a_colleague_claimed_meanwhile_keeps_what_was_typed(
    desk: Desk, first: str
) -> None:
    desk.agency.post(f"/tasks/{first}/claim")
    page = desk.colleague.completes(first, 403, note="白写了吗")
    assert "这项任务已由王小明签收" in text_of(page)
    assert desk.colleague.values(page)["note"] == "白写了吗"
    assert desk.house.rows(DraftRow)[0].data == {"note": "白写了吗"}


def test_a_suspended_project_keeps_what_was_typed(desk: Desk, first: str) -> None:
    supervisor = desk.house.actor("supervisor.nanjing")
    desk.house.give(
        SuspendProject(actor=supervisor, project=first.partition("-")[0], reason="核查")
    )
    page = desk.agency.completes(first, 409, note="写了一半")
    assert "项目已暂停" in text_of(page)
    assert desk.agency.values(page)["note"] == "写了一半"


def test_drafts_are_saved_and_stand_in_the_form_again(desk: Desk, first: str) -> None:
    assert desk.agency.drafts(first, note="草稿").status_code == 204
    page = desk.agency.get(f"/tasks/{first}")
    assert desk.agency.values(page)["note"] == "草稿"
    assert 'data-saved-at="' in page
    assert desk.colleague.values(desk.colleague.get(f"/tasks/{first}"))["note"] == "来自登记"


def test_a_draft_that_is_no_object_or_too_large_is_refused(desk: Desk, first: str) -> None:
    agency = desk.agency
    head = {"X-CSRFToken": agency.token(), "Accept": "application/json"}
    assert agency.client.put(f"/tasks/{first}/draft", data="[1]", headers=head).status_code == 422
    assert agency.drafts(first, note="字" * 1_000_001).status_code == 413
    assert desk.house.rows(DraftRow) == []


def test_a_session_that_ended_leads_back_to_the_task(desk: Desk, first: str) -> None:
    agency, token = desk.agency, desk.agency.token()
    agency.post("/sign-out")
    assert agency.drafts(first, token, note="x").status_code == 401
    answer = agency.client.post(
        f"/tasks/{first}/completion",
        data={"data": json.dumps({"note": "x"}), "csrf_token": token},
        headers={"Referer": f"http://localhost/tasks/{first}"},
    )
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/sign-in?next=/tasks/{first}"
    assert "登录后自动恢复" in agency.get("/sign-in")
    assert desk.house.row(first).state == "open"


def test_a_page_older_than_the_session_is_not_obeyed_but_shown_anew(desk: Desk, first: str) -> None:
    answer = desk.agency.client.post(
        f"/tasks/{first}/completion",
        data={"data": "{}", "csrf_token": "stale"},
        headers={"Referer": f"http://localhost/tasks/{first}"},
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/tasks/{first}")
    assert "页面已过期" in desk.agency.get(f"/tasks/{first}")
    assert desk.house.row(first).state == "open"


def test_a_task_is_released_assigned_delegated_and_taken_back(desk: Desk, first: str) -> None:
    agency, second = desk.agency, desk.house.colleague.id
    agency.post(f"/tasks/{first}/claim")
    assert agency.post(f"/tasks/{first}/release") == "/desk"
    assert desk.house.row(first).assignee is None
    agency.post(f"/tasks/{first}/claim")
    assert "转办" in agency.get(f"/tasks/{first}")
    agency.post(f"/tasks/{first}/delegation", person=second)
    assert desk.house.row(first).assignee == second
    assert "委托" in desk.colleague.get(f"/tasks/{first}")
    assert agency.post(f"/tasks/{first}/delegation") == f"/tasks/{first}"
    agency.post(f"/tasks/{first}/assignment", person=second)
    assert desk.house.row(first).assignee == second
    assert "指派给您" in desk.colleague.get("/notifications")


def test_a_task_goes_to_nobody_outside_the_lane(desk: Desk, first: str) -> None:
    stranger = desk.house.actor("supervisor.nanjing").id
    desk.agency.post(f"/tasks/{first}/assignment", 403, person=stranger)
    desk.agency.post(f"/tasks/{first}/assignment", 422, person="nobody")
    assert desk.house.row(first).assignee is None


def test_priority_and_follow_up_are_kept_or_refused_by_name(desk: Desk, first: str) -> None:
    desk.agency.post(f"/tasks/{first}/priority", priority="80", follow_up_at="2026-03-05")
    row = desk.house.row(first)
    assert row.priority == 80
    assert str(row.follow_up_at).startswith("2026-03-04 16:00")
    assert "应为整数" in desk.agency.post(f"/tasks/{first}/priority", 422, priority="hoch")
    assert "0 到 100" in desk.agency.post(f"/tasks/{first}/priority", 422, priority="101")


def test_a_task_of_somebody_else_does_not_exist(desk: Desk, first: str) -> None:
    for page in (f"/tasks/{first}", "/tasks/none"):
        assert "没有这项内容" in desk.stranger.get(page, 404)
    desk.stranger.completes(first, 404, note="x")
    desk.stranger.post(f"/tasks/{first}/claim", 403)
    assert desk.stranger.drafts(first, note="x").status_code == 403


def test_an_expert_s_closed_task_is_nobody_else_s(desk: Desk) -> None:
    sheet = drawn(
        line("m", task("score", ext=given_to("expert1")), task("end")), expert="score", agency="end"
    )
    project = desk.house.begin(sheet)
    score = desk.house.task(project, "score").id
    desk["expert1"].completes(score, note="90 分")
    assert "90 分" in desk["expert1"].get(f"/tasks/{score}")
    desk["expert2"].get(f"/tasks/{score}", 404)
    desk.agency.get(f"/tasks/{score}", 404)


def test_remarks_on_a_task_stay_with_it(desk: Desk, first: str) -> None:
    project = first.partition("-")[0]
    assert (
        desk.agency.post(f"/projects/{project}/comments", text="请补图纸", task=first)
        == f"/tasks/{first}"
    )
    assert "请补图纸" in desk.colleague.get(f"/tasks/{first}")
    desk.agency.post(f"/projects/{project}/comments", 422, text=" ", task=first)
