"""Lists are whole, in order, stable while others work, found in Chinese, and counted to a limit."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select

from engine.errors import Invalid
from engine.store.base import table_of
from engine.vocabulary import Page
from engine.workflow.orders.assign_task import AssignTask
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.prioritise_task import PrioritiseTask
from engine.workflow.orders.read_notifications import ReadNotifications
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.queries import project_lines as project_list
from engine.workflow.queries.house_state import house_state, load
from engine.workflow.queries.notifications import notifications, unread
from engine.workflow.queries.project_lines import project_lines
from engine.workflow.queries.project_view import project_view
from engine.workflow.queries.startable import start_view, startable
from engine.workflow.queries.task_lines import task_lines
from engine.workflow.queries.task_view import task_view
from engine.workflow.queries.timeline import timeline
from engine.workflow.search_index import grams
from engine.workflow.tables import NotificationRow, ProjectRow
from tests.workflow.houses import START, House
from tests.workflow.small import STEPS, drawn, due, task
from tests.workflow.spiff.short import call, line

DUE = drawn(line("m", task("work", ext=due("=date and time(deadline)"))), agency="work")


def walk(page: Callable[[str | None], Page[Any]]) -> list[Any]:
    """Every item of every page."""
    found, after = [], None
    while True:
        one = page(after)
        found += one.items
        after = one.next_key
        if after is None:
            return found


def started(house: House, number: int) -> list[str]:
    """Projects with tasks due on different days, some on the same, some never."""
    house.publish(DUE)
    return [
        house.start(
            {"project_name": f"第{n}号桥"}
            | ({"deadline": f"2026-04-{1 + n % 7:02}T09:00:00+08:00"} if n % 5 else {})
        )
        for n in range(number)
    ]


def test_pages_of_tasks_are_complete_and_in_order(house: House) -> None:
    projects = started(house, 23)
    lines = walk(lambda after: house.ask(task_lines, house.agency, after=after, limit=5))
    assert sorted(one.project for one in lines) == sorted(projects)
    moments = [one.due_at or START + timedelta(days=9999) for one in lines]
    assert moments == sorted(moments)
    assert house.ask(task_lines, house.agency).count == 23


@pytest.mark.parametrize("sort", ["due", "priority", "entered"])
def test_every_order_pages_completely(house: House, sort: Any) -> None:
    projects = started(house, 12)
    for number, project in enumerate(projects[:6]):
        order = PrioritiseTask(
            actor=house.agency, task=house.task(project, "work").id, priority=number % 3 * 40
        )
        house.give(order)
    lines = walk(lambda after: house.ask(task_lines, house.agency, sort=sort, after=after, limit=5))
    assert sorted(one.project for one in lines) == sorted(projects)


def test_the_tasks_of_two_lots_have_titles_of_their_own(house: House) -> None:
    """On the desk, on the project's page and in its history, in both languages."""
    lots = ('=["东段", "西段"]', "lot")
    each = call("lots", "lot", attrs='sunroad:instanceLabel="=lot"', loop=lots)
    english = b'{"tiny": {"work": "Do the work"}}'
    work = due("=date and time(deadline)")
    inner = drawn(line("l", task("work", ext=work)), id="lot", agency="work")
    house.publish(drawn(line("m", each)), inner, services={"translations/en.json": english})
    project = house.start({"deadline": "2026-04-01T09:00:00+08:00"})
    for language, title in (("zh", "work · 东段"), ("en", "Do the work · 东段")):
        lines = house.ask(task_lines, house.agency, language=language).items
        east = next(one for one in lines if one.title == title)
        assert len({one.title for one in lines}) == 2
        assert house.ask(task_view, house.agency, east.id, language).title == title
        seen = house.ask(project_view, house.agency, project, language)
        assert title in {deadline.name for deadline in seen.deadlines}
        history = house.ask(timeline, house.agency, project, language=language).events
        assert title in {event.names.get("element") for event in history}


def test_pages_of_projects_are_complete_and_newest_first(house: House) -> None:
    projects = started(house, 12)
    lines = walk(lambda after: house.ask(project_lines, house.agency, after=after, limit=5))
    assert [one.id for one in lines] == projects[::-1]


def test_a_page_stays_where_it_was_while_others_work(house: House) -> None:
    projects = started(house, 10)
    first = house.ask(task_lines, house.agency, limit=5)
    house.complete(first.items[0].project, "work")
    house.complete(first.items[2].project, "work")
    new = house.start({"deadline": "2026-03-03T09:00:00+08:00"})
    second = house.ask(task_lines, house.agency, limit=50, after=first.next_key)
    assert new not in [one.project for one in second.items], "it lies before this page"
    assert {one.project for one in (*first.items, *second.items)} == set(projects)


@pytest.mark.parametrize("after", ["nonsense", "AAAA", "5oiR", "'; DROP TABLE task; --"])
def test_a_page_that_is_none_of_this_list_is_refused(small_house: House, after: str) -> None:
    started(small_house, 1)
    for query in (task_lines, project_lines):
        with pytest.raises(Invalid) as refused:
            small_house.ask(query, small_house.agency, after=after)  # type: ignore[arg-type]
        assert "after" in str(refused.value)


def test_mine_groups_and_all(house: House) -> None:
    one, other = started(house, 2)
    task_id = house.task(one, "work").id
    house.give(ClaimTask(actor=house.agency, task=task_id))

    def listed(scope: Any, who: Any) -> set[str]:
        return {line.project for line in house.ask(task_lines, who, scope=scope).items}

    assert listed("mine", house.agency) == {one}
    assert listed("mine", house.colleague) == set()
    assert listed("groups", house.agency) == {one, other}
    assert listed("groups", house.actor("bidder.bidder1")) == set()
    assert listed("groups", house.actor("supervisor.nanjing")) == set()
    assert listed("all", house.colleague) == {one, other}


def test_a_suspended_task_is_listed_as_frozen(small_house: House) -> None:
    (project,) = started(small_house, 1)
    supervisor = small_house.actor("supervisor.nanjing")
    small_house.give(SuspendProject(actor=supervisor, project=project, reason="核查"))
    assert [one.frozen for one in small_house.ask(task_lines, small_house.agency).items] == [True]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("大桥", {"长江大桥工程"}),
        ("工程", {"长江大桥工程", "城北小学工程"}),
        ("城北 工程", {"城北小学工程"}),
        ("桥工", {"长江大桥工程"}),
        ("桥江", set()),
        ("医院", {"ABC医院"}),
        ("abc", {"ABC医院"}),
        ("ＡＢＣ", {"ABC医院"}),
        ("%", {"长江大桥工程", "城北小学工程", "ABC医院"}),
        ("隧道", set()),
    ],
)
def test_two_characters_of_chinese_find_their_projects(
    house: House, text: str, found: set[str]
) -> None:
    house.publish(STEPS)
    for title in ("长江大桥工程", "城北小学工程", "ABC医院"):
        house.start({"project_name": title})
    assert {one.title for one in house.ask(project_lines, house.agency, text=text).items} == found
    lines = house.ask(task_lines, house.agency, text=text).items
    assert {one.project_title for one in lines} == found


def test_tasks_are_found_by_their_own_title_too(house: House) -> None:
    project = house.begin(STEPS, project_name="长江大桥工程")
    title = house.ask(task_lines, house.agency).items[0].title
    found = house.ask(task_lines, house.agency, text=title).items
    assert [(one.title, one.project) for one in found] == [(title, project)]
    assert house.ask(task_lines, house.agency, text=f"{title}%").items == ()


def test_a_project_is_found_by_its_new_title_and_by_its_code(house: House) -> None:
    project = house.begin(STEPS, project_name="旧名")
    house.complete(project, "first", {"project_name": "新名称"})
    code = str(house.rows(ProjectRow)[0].code)
    for text, count in (("旧名", 0), ("新名", 1), (code, 1), (code[-6:], 1)):
        assert len(house.ask(project_lines, house.agency, text=text).items) == count, text


@given(st.text(max_size=12), st.text(max_size=12))
def test_what_holds_a_text_holds_its_pieces(before: str, text: str) -> None:
    whole = grams(f"{before} {text} 尾")
    assert grams(text) <= whole
    for piece in grams(text):
        assert 1 <= len(piece) <= 2


def test_counts_stop_at_a_thousand(house: House) -> None:
    (project,) = started(house, 1)
    with house.sessions.begin() as session:
        table = table_of(ProjectRow)
        row = session.execute(select(table).where(table.c.id == project)).mappings().one()
        more = [{**row, "id": f"copy{n}", "code": f"copy{n}"} for n in range(1_005)]
        session.execute(insert(table), more)
    page = house.ask(project_lines, house.actor("supervisor.nanjing"))
    assert (page.count, page.capped) == (1_000, True)
    assert len(page.items) == 50
    assert project_list.COUNTED == 1_000


def test_notices_are_read_up_to_one(small_house: House) -> None:
    first, second = started(small_house, 2)
    for project in (first, second):
        order = AssignTask(
            actor=small_house.agency,
            task=small_house.task(project, "work").id,
            person=small_house.colleague.id,
        )
        small_house.give(order)
    mine = small_house.colleague
    newest, oldest = small_house.ask(notifications, mine)
    assert small_house.ask(unread, mine) == 2
    assert (newest.kind, newest.project, oldest.project) == ("task_assigned", second, first)
    small_house.give(ReadNotifications(actor=mine, up_to=oldest.id))
    assert small_house.ask(unread, mine) == 1
    small_house.give(ReadNotifications(actor=small_house.agency, up_to=newest.id))
    assert small_house.ask(unread, mine) == 1, "nobody reads another's notices"


def test_unread_notices_are_counted_to_a_hundred(small_house: House) -> None:
    row = {"person": small_house.agency.id, "kind": "task_assigned", "title": "x", "at": START}
    with small_house.sessions.begin() as session:
        session.execute(insert(table_of(NotificationRow)), [row] * 150)
    assert small_house.ask(unread, small_house.agency) == 100


def test_what_may_be_started_is_what_the_role_and_region_say(small_house: House) -> None:
    small_house.publish(STEPS)
    assert [one.code for one in small_house.ask(startable, small_house.agency)] == ["TINY"]
    assert small_house.ask(startable, small_house.actor("bidder.bidder1")) == ()
    assert small_house.ask(start_view, small_house.agency, "TINY").item.code == "TINY"


def test_the_house_tells_its_load(small_house: House) -> None:
    started(small_house, 3)
    counted = small_house.ask(load)
    assert (counted.projects, counted.open_tasks, counted.incidents) == (3, 3, 0)
    assert small_house.ask(house_state).demo is True


def test_a_question_writes_nothing(house: House) -> None:
    (project,) = started(house, 1)
    before = house.dump()
    house.ask(task_lines, house.agency)
    house.ask(project_lines, house.agency)
    house.inside(project)
    assert house.dump() == before
