"""The project page in its parts: what matters first, the rest folded under links that last."""

import re

import pytest

from tests.webapp.desk.desk import Desk, text_of
from tests.workflow.small import STEPS, drawn, due, given_to, line, task
from tests.workflow.spiff.short import script


def named(node: str, name: str) -> str:
    return re.sub(r' name="[^"]*"', f' name="{name}"', node, count=1)


PARTS = ("case", "notices", "documents", "players", "timeline")


@pytest.fixture
def project(desk: Desk) -> str:
    return desk.house.begin(STEPS)


def now_of(page: str) -> str:
    """What the part on top says."""
    return text_of(
        "<main" + page.partition('<section id="now"')[2].partition("</section>")[0] + "</main>"
    )


def test_what_waits_and_who_must_act_come_first(desk: Desk, project: str) -> None:
    page = desk.colleague.get(f"/projects/{project}")
    assert "first 待您办理" in now_of(page)
    assert "招标代理机构 待签收" in now_of(page)
    assert page.index('id="now"') < page.index('id="progress"') < page.index('id="case"')


def test_a_task_of_others_is_told_but_not_linked(desk: Desk, project: str) -> None:
    page = desk["supervisor.nanjing"].get(f"/projects/{project}")
    assert "first" in now_of(page)
    assert "待您办理" not in page
    assert "/tasks/" not in page


def test_what_several_have_to_do_alike_is_one_line(desk: Desk) -> None:
    panel = task("score", loop=("=[1, 2, 3]", "member"))
    project = desk.house.begin(drawn(line("m", panel), agency="score"))
    assert now_of(desk["supervisor.nanjing"].get(f"/projects/{project}")).count("score") == 1
    assert "score ×3" in now_of(desk["supervisor.nanjing"].get(f"/projects/{project}"))
    assert now_of(desk.agency.get(f"/projects/{project}")).count("待您办理") == 3


def test_who_has_claimed_it_is_named(desk: Desk, project: str) -> None:
    task = desk.house.task(project, "first").id
    desk.agency.post(f"/tasks/{task}/claim")
    assert "王小明已签收" in now_of(desk["supervisor.nanjing"].get(f"/projects/{project}"))


def test_every_part_has_an_anchor_and_is_folded(desk: Desk, project: str) -> None:
    page = desk.agency.get(f"/projects/{project}")
    for part in PARTS:
        assert f'href="#{part}"' in page
        assert f'<details class="part" id="{part}" >' in page


def test_a_part_that_was_asked_for_comes_open(desk: Desk, project: str) -> None:
    page = desk.agency.get(f"/projects/{project}?all=1")
    assert '<details class="part" id="timeline" open>' in page
    refused = desk["supervisor.nanjing"].post(f"/projects/{project}/suspension", 422, reason=" ")
    assert '<details class="part" id="powers" open>' in refused


def test_after_a_remark_one_comes_back_to_the_remarks(desk: Desk, project: str) -> None:
    place = desk.agency.post(f"/projects/{project}/comments", text="已电话确认")
    assert place == f"/projects/{project}#comments"


def test_a_due_time_names_the_law_not_its_row(desk: Desk) -> None:
    timed = task("first", own='sunroad:rule="ZTB-30"')
    project = desk.house.begin(drawn(line("m", timed), agency="first"))
    page = desk.agency.get(f"/projects/{project}")
    assert "《招标投标法》第46条" in now_of(page)
    assert "ZTB-30" not in text_of(page)


def test_a_suspended_project_counts_nothing_down(desk: Desk) -> None:
    timed = drawn(line("m", task("first", ext=due("=deadline"))), agency="first")
    desk.house.publish(timed)
    project = desk.house.start({"deadline": "2026-03-03T18:00:00+08:00"})
    supervisor = desk["supervisor.nanjing"]
    assert "data-countdown" in supervisor.get(f"/projects/{project}")
    supervisor.post(f"/projects/{project}/suspension", reason="核查")
    page = supervisor.get(f"/projects/{project}")
    assert "data-countdown" not in page
    assert "起暂停" in page


def test_an_ended_project_says_so_on_top(desk: Desk, project: str) -> None:
    desk["supervisor.nanjing"].post(f"/projects/{project}/cancellation", reason="规划调整")
    assert re.search(
        r"项目于 2026-03-02 09:\d\d 终止，不再办理", desk.agency.get(f"/projects/{project}")
    )


def test_a_name_the_process_makes_is_called_after_its_element(desk: Desk) -> None:
    made = drawn(
        line("m", named(script("sum_up", "total_amount", "=1500000"), "汇总金额"), task("first")),
        agency="first",
    )
    project = desk.house.begin(made)
    page = text_of(desk.agency.get(f"/projects/{project}"))
    assert "汇总金额 1,500,000" in page
    assert "total_amount" not in page


def test_an_item_may_name_what_the_process_makes(desk: Desk) -> None:
    made = drawn(line("m", script("sum_up", "total", "=1500000"), task("first")), agency="first")
    words = {"total": {"zh": "总额", "en": "Total", "unit": "元", "unit_en": "CNY"}}
    desk.house.publish(made, words=words)
    project = desk.house.start({})
    assert "总额 1,500,000 元" in text_of(desk.agency.get(f"/projects/{project}"))
    desk.agency.post("/language", language="en", back="/desk")
    assert "Total 1,500,000 CNY" in text_of(desk.agency.get(f"/projects/{project}"))


def test_a_login_in_the_case_file_is_shown_as_a_name(desk: Desk) -> None:
    who = drawn(line("m", task("first", ext=given_to("=winner"))), agency="first")
    desk.house.publish(who)
    project = desk.house.start({"winner": "agency.second"})
    case = text_of(
        "<main" + desk.agency.get(f"/projects/{project}").partition('id="case"')[2] + "</main>"
    )
    assert "winner 王小明" in case
    assert "agency.second" not in case


def test_the_demo_bar_is_one_row_that_unfolds(desk: Desk, project: str) -> None:
    page = desk.agency.get(f"/projects/{project}")
    bar = page.partition('class="demo-bar"')[2].partition("</section>")[0]
    summary = bar.partition("<summary>")[2].partition("</summary>")[0]
    assert "2026-03-02 09:00" in summary
    assert "<form" not in summary
    assert bar.count("<form") == 3
