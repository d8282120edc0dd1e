"""In-app notices: who is told, and that they are read."""

from engine.workflow.orders.assign_task import AssignTask
from tests.webapp.desk.desk import Desk, text_of
from tests.workflow.small import STEPS


def told(desk: Desk) -> str:
    project = desk.house.begin(STEPS, project_name="城南小学")
    task = desk.house.task(project, "first").id
    to = desk.house.colleague.id
    desk.house.give(AssignTask(actor=desk.house.agency, task=task, person=to))
    return task


def test_whoever_was_assigned_is_told_and_counted(desk: Desk) -> None:
    task = told(desk)
    page = desk.colleague.get("/notifications")
    assert "指派给您 first" in text_of(page)
    assert f'href="/tasks/{task}"' in page
    assert '<span class="badge text-bg-danger">1</span>' in page


def test_notices_are_marked_as_read(desk: Desk) -> None:
    told(desk)
    page = desk.colleague.get("/notifications")
    newest = page.partition('name="up_to" value="')[2].partition('"')[0]
    assert desk.colleague.post("/notifications/read", up_to=newest) == "/notifications"
    assert "badge" not in desk.colleague.get("/notifications")


def test_a_notice_of_a_finished_task_leads_nowhere(desk: Desk) -> None:
    task = told(desk)
    desk.colleague.completes(task)
    page = desk.colleague.get("/notifications")
    assert "（已办结或撤销）" in page
    assert f'href="/tasks/{task}"' not in page


def test_nobody_reads_the_notices_of_others(desk: Desk) -> None:
    told(desk)
    assert "没有消息" in desk.agency.get("/notifications")
    desk.agency.post("/notifications/read", up_to="9999")
    assert "badge" in desk.colleague.get("/notifications")


def test_older_notices_are_a_page_away(desk: Desk) -> None:
    desk.house.publish(STEPS)
    for number in range(31):
        project = desk.house.start({"project_name": f"第{number:02}号"})
        task = desk.house.task(project, "first").id
        desk.house.give(
            AssignTask(actor=desk.house.agency, task=task, person=desk.house.colleague.id)
        )
    page = desk.colleague.get("/notifications")
    assert "第00号" not in page
    older = page.partition('rel="next" href="')[2].partition('"')[0]
    assert "第00号" in desk.colleague.get(older)
