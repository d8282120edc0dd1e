"""The desk by keyboard, with wrong input, without a session, and while others work."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from engine import settings
from engine.app import Engine
from engine.demo.province import PASSWORD
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.vocabulary import Actor, Json
from engine.workflow.orders.attach_document import AttachDocument
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.start_project import StartProject
from engine.workflow.queries.inside import inside
from tests.browser.acting import People, Person
from tests.browser.live import Live, served
from tests.browser.tale import Tale

pytestmark = pytest.mark.browser

FARTHEST = 120
CHECK, PHASE = "check_completeness", "受理"
PAPERS = ("approval", "funds", "mandate", "application")
FAULT = 'form[data-form] input[id*="List_faults_reason"]'


@pytest.fixture(scope="module")
def live(prepared_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One site for all of these tests: each has a project of its own."""
    with served(prepared_house, tmp_path_factory.mktemp("desk") / "house") as one:
        yield one


@pytest.fixture(scope="module")
def engine(live: Live) -> Iterator[Engine]:
    """A second process at the same house."""
    one = Engine(settings.read(live.environment))
    yield one
    one.close()


@pytest.fixture
def tale(people: People) -> Tale:
    return Tale(people)


@pytest.fixture
def project(engine: Engine, tale: Tale) -> str:
    """One that the agency has registered, its materials not yet checked."""
    agency = engine.ask(actor_of, engine.ask(person_by_login, "agency.agency1").id)
    owner = engine.ask(actor_of, engine.ask(person_by_login, "tenderee.tenderee1").id)
    order = StartProject(
        actor=agency,
        item="A01-OPEN",
        region="320100",
        data=tale.case,
        participants={"tenderee": (f"organisation:{owner.organisation}",)},
    )
    started = str(engine.handle(order))
    hands_in_papers(engine, agency, started)
    return started


def hands_in_papers(engine: Engine, agency: Actor, project: str) -> None:
    """All that the item asks for."""
    stored = engine.house.files.put(io.BytesIO(b"%PDF-1.7\n%%EOF\n"), 1024)
    attach = AttachDocument(
        actor=agency,
        project=project,
        name="材料.pdf",
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
    )
    rows: list[Json] = [{"paper": one, "files": [engine.handle(attach)]} for one in PAPERS]
    (task,) = engine.ask(inside, project).tasks
    engine.handle(CompleteTask(actor=agency, task=task.id, data={"papers": rows}))


@pytest.fixture
def task(engine: Engine, project: str) -> str:
    """The path of the clerk's task."""
    return f"/tasks/{engine.ask(inside, project).tasks[0].id}"


@pytest.fixture
def clerk(tale: Tale, task: str) -> Person:
    """The intake clerk, with the registration on the page."""
    person = tale.person("centre_intake")
    person.page.goto(task)
    expect(person.page.locator("form[data-form]")).to_have_attribute("data-ready", "")
    return person


def fault(form: Locator, reason: str) -> None:
    """The clerk returns the application and says what is wrong with a paper."""
    form.locator("input[type=radio]").nth(1).check()
    form.locator(".fjs-repeat-render-add").click()
    form.locator('[id*="List_faults_paper"][id$="-display"]').click()
    form.locator(".fjs-dropdownlist-item").first.click()
    form.page.locator(FAULT).fill(reason)


def reached(page: Page, wanted: Locator) -> Locator:
    """Tab by Tab from where the focus is."""
    for _ in range(FARTHEST):
        if wanted.evaluate("it => it === document.activeElement"):
            return wanted
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by Tab")


def test_a_task_is_taken_and_done_with_the_keyboard_alone(clerk: Person, tale: Tale) -> None:
    page, name = clerk.page, tale.name(CHECK)
    page.goto("/desk")
    expect(clerk.main.get_by_role("link", name=name, exact=True).first).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("c")
    form = page.locator("form[data-form]")
    expect(form).to_have_attribute("data-ready", "")
    reached(page, form.locator("input[type=radio]").first)
    page.keyboard.press("Space")
    reached(page, form.get_by_role("button", name="提交办结"))
    page.keyboard.press("Enter")
    expect(clerk.main).to_contain_text(f"已办结：{name}")


def test_errors_take_the_focus_and_lead_to_their_field(clerk: Person) -> None:
    page, form = clerk.page, clerk.page.locator("form[data-form]")
    form.get_by_role("button", name="提交办结").click()
    summary = form.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("审核结论")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator("input[type=radio]").first).to_be_focused()


def test_what_was_typed_is_back_after_the_session_ended(clerk: Person) -> None:
    page, form = clerk.page, clerk.page.locator("form[data-form]")
    task = page.url
    fault(form, "金额与批复不符")
    expect(form.locator("[data-draft-state]")).to_contain_text("草稿已保存")
    page.context.clear_cookies()
    page.locator(FAULT).fill("金额与批复不符，请补正")
    expect(form.locator("[data-draft-state]")).to_contain_text("登录已失效")
    form.get_by_role("button", name="提交办结").click()
    expect(clerk.main).to_contain_text("登录后自动恢复")
    page.locator("#login").fill(clerk.login)
    page.locator("#password").fill(PASSWORD)
    clerk.main.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(task)
    expect(page.locator(FAULT)).to_have_value("金额与批复不符，请补正")
    expect(clerk.main).to_contain_text("已恢复您")


def test_a_draft_is_back_on_another_computer(clerk: Person, people: People) -> None:
    form, task = clerk.page.locator("form[data-form]"), clerk.page.url
    fault(form, "缺盖章")
    expect(form.locator("[data-draft-state]")).to_contain_text("草稿已保存")
    other = Person(people, clerk.login, people.opened())
    other.signs_in()
    other.page.goto(task)
    expect(other.page.locator(FAULT)).to_have_value("缺盖章")
    other.page.context.close()


def test_tokens_move_on_the_page_while_others_work(tale: Tale, clerk: Person, project: str) -> None:
    page, here = tale.person("agency").page, tale.name(CHECK)
    page.goto(f"/projects/{project}")
    active = page.locator('.djs-shape.is-active[data-element-id="phase_intake"]')
    expect(active).to_have_count(1)
    step = page.locator("#steps .step-active").filter(has_text=PHASE)
    expect(step).to_have_count(1)
    page.evaluate("window.unchanged = true")
    clerk.finishes(here, {"intake_decision": "accept"})
    expect(page.locator('.djs-shape.is-active[data-element-id="prepare_plan"]')).to_have_count(1)
    expect(active).to_have_count(0)
    expect(step).to_have_count(0)
    expect(page.locator("#steps .step-finished").filter(has_text=PHASE)).to_have_count(1)
    assert page.evaluate("window.unchanged") is True


def test_a_called_process_opens_in_place_with_its_steps(tale: Tale, project: str) -> None:
    page = tale.person("agency").page
    page.goto(f"/projects/{project}")
    expect(page.locator(".diagram[data-ready]")).to_have_count(1)
    page.get_by_role("link", name="公告发布", exact=True).click()
    expect(page.locator("#steps")).to_contain_text("文字步骤：公告发布")
    expect(page.locator('.djs-shape[data-element-id="publish_notice"]')).to_have_count(1)
    assert "process=" not in page.url
