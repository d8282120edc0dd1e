"""The desk: what waits for me, in which order, how urgent, page after page."""

import re
from collections.abc import Callable

from engine.workflow.orders.prioritise_task import PrioritiseTask
from tests.webapp.desk.desk import Desk, text_of
from tests.workflow.small import STEPS, drawn, due, line, task

DUE = drawn(line("m", task("first", ext=due("=deadline"))), agency="first")


def titles(page: str) -> list[str]:
    """Projects in the order of the list."""
    return re.findall(r'<span class="task-project">(.*?)</span>', page)


def test_the_desk_lists_what_waits_for_my_organisation(desk: Desk) -> None:
    desk.house.begin(STEPS, project_name="城南小学")
    assert titles(desk.agency.get("/desk")) == ["城南小学"]
    assert "目前没有需要您办理的任务" in desk.stranger.get("/desk")


def test_a_claimed_task_is_on_my_own_list_and_nobody_else_claims_it(desk: Desk) -> None:
    project = desk.house.begin(STEPS)
    task = desk.house.task(project, "first").id
    assert "您还没有签收任务" in desk.agency.get("/desk?scope=mine")
    assert desk.agency.post(f"/tasks/{task}/claim") == f"/tasks/{task}"
    assert f"/tasks/{task}" in desk.agency.get("/desk?scope=mine")
    assert f"/tasks/{task}/claim" not in desk.colleague.get("/desk")


def test_who_claims_second_reads_who_was_faster(desk: Desk) -> None:
    task = desk.house.task(desk.house.begin(STEPS), "first").id
    desk.agency.post(f"/tasks/{task}/claim")
    page = desk.colleague.post(f"/tasks/{task}/claim", 409)
    assert "已由王小明签收" in text_of(page)


def test_the_list_is_searched_in_chinese(desk: Desk) -> None:
    desk.house.publish(STEPS)
    for name in ("城南小学新建工程", "城北中学改造工程"):
        desk.house.start({"project_name": name})
    assert titles(desk.agency.get("/desk?text=中学")) == ["城北中学改造工程"]
    assert "没有找到符合条件的任务" in desk.agency.get("/desk?text=医院")


def test_the_strip_counts_what_is_overdue_today_and_soon(desk: Desk) -> None:
    desk.house.publish(DUE)
    for name, at in (
        ("昨", "01T08:00"),
        ("今", "02T18:00"),
        ("后天", "04T18:00"),
        ("远", "20T18:00"),
    ):
        desk.house.start({"project_name": name, "deadline": f"2026-03-{at}:00+08:00"})
    page = desk.agency.get("/desk")
    assert titles(page) == ["昨", "今", "后天", "远"]
    assert "1 已逾期 1 今日到期 1 即将到期" in text_of(page)
    for urgency, name in (("overdue", "昨"), ("today", "今"), ("soon", "后天"), ("later", "远")):
        assert titles(desk.agency.get(f"/desk?due={urgency}")) == [name]


def test_the_list_is_ordered_by_priority_or_by_arrival(desk: Desk) -> None:
    desk.house.publish(STEPS)
    first = desk.house.start({"project_name": "先"})
    desk.house.passes(hours=1)
    desk.house.start({"project_name": "后"})
    assert titles(desk.agency.get("/desk?sort=entered")) == ["后", "先"]
    urgent = desk.house.task(first, "first").id
    desk.house.give(
        PrioritiseTask(actor=desk.house.agency, task=urgent, priority=90, follow_up_at=None)
    )
    page = desk.agency.get("/desk?sort=priority")
    assert titles(page) == ["先", "后"]
    assert "优先 90" in page


def test_every_order_leads_through_all_pages_once(
    desk_on: Callable[[str], Desk], database_kind: str
) -> None:
    desk = desk_on(database_kind)
    desk.house.publish(STEPS)
    for number in range(53):
        desk.house.start({"project_name": f"第{number:02}号"})
    for sort in ("due", "priority", "entered"):
        seen, address = [], f"/desk?sort={sort}"
        for _ in range(2):
            page = desk.agency.get(address)
            seen += titles(page)
            following = re.search(r'href="(/desk\?[^"]*)" rel="next"', page)
            address = following[1].replace("&amp;", "&") if following else ""
        assert len(seen) == len(set(seen)) == 53, sort
        assert not address


def test_a_page_key_that_is_not_ours_is_refused_politely(desk: Desk) -> None:
    for sort in ("due", "priority"):
        page = desk.agency.get(f"/desk?sort={sort}&after=nonsense", 422)
        assert "不是这个列表的页" in page
        assert "Traceback" not in page


def test_tasks_of_other_roles_lead_to_their_project(desk: Desk) -> None:
    project = desk.house.begin(
        drawn(line("m", task("inspect")), supervisor="inspect"), project_name="城南小学"
    )
    page = desk["centre_intake.nanjing"].get("/desk?scope=all")
    assert f'href="/projects/{project}"' in page
    assert "/claim" not in page


def test_nobody_comes_to_the_desk_without_signing_in(desk: Desk) -> None:
    visitor = desk.agency.another()
    assert "/sign-in?next=%2Fdesk" in visitor.client.get("/desk").headers["Location"]
