"""A works tender worked by its people in the browser, from the catalogue to the archive."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.acting import People, Person
from tests.browser.beside import Beside
from tests.browser.form_typing import Typist
from tests.browser.live import Live
from tests.browser.tale import LEFT_OUT, Tale

pytestmark = pytest.mark.browser


@pytest.fixture
def beside(live: Live) -> Iterator[Beside]:
    """The same installation, for key files."""
    one = Beside(live)
    yield one
    one.close()


ITEM = "工程建设项目公开招标（资格后审）"
DEADLINE = datetime.fromisoformat("2026-04-13T09:30:00+08:00")
FIRED = "2026-04-13T01:30:00"
BUILDERS = "示范第"
EXPERTS = 5
LOT = "1"
NOTICES = ["合同公告", "中标结果公告", "中标候选人公示", "开标记录", "招标公告"]


def test_a_works_tender_runs_from_the_catalogue_to_the_archive(
    people: People, live: Live, beside: Beside
) -> None:
    tale = Tale(people)
    project = tale.person("agency").starts(ITEM, str(tale.case["tenderee_name"]), tale.case)
    tale.has_key_files(beside, project.rpartition("/")[2])
    tale.plays_until("sign_off_notice")
    tale.plays_until("elect_panel_head")
    the_deadline_passes(tale, project)
    for _ in range(EXPERTS):
        tale.plays_until("score_bids", before=the_sheet_is_blank)
    tale.plays_until("sign_off_notice")
    expect(tale.person("tenderee").sees(tale.name("decide_award", LOT))).to_have_count(0)
    tale.plays_until("seal_archive")
    assert len(tale.actors) >= 8
    the_project_is_completed(tale.person("agency"), project)
    the_second_site_has_what_the_portal_shows(people, live)
    verified = live.sunroad("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def the_deadline_passes(tale: Tale, project: str) -> None:
    """The opening begins at the deadline and not before; a bid typed in time is sent too late."""
    opening, agency = tale.name("open_bids", LOT), tale.person("agency")
    tale.waits(DEADLINE - timedelta(minutes=10))
    expect(agency.sees(opening)).to_have_count(0)
    late = tale.person(LEFT_OUT)
    late.page.goto(f"/market{project}/lots/1/bid")
    expect(late.main.get_by_label("投标报价")).to_be_visible()
    tale.waits(DEADLINE)
    expect(agency.sees(opening)).to_have_count(1)
    agency.page.goto(project)
    expect(agency.main.locator(f'.timeline time[datetime^="{FIRED}"]')).not_to_have_count(0)
    agency.shoot("项目-开标")
    the_late_bid_is_refused(late)


def the_late_bid_is_refused(late: Person) -> None:
    """The page says when it closed, and offers nothing to send."""
    late.page.reload()
    expect(late.main).to_contain_text("2026-04-13 09:30")
    expect(late.main).to_contain_text("现在不接收投标文件")
    expect(late.main.get_by_label("投标报价")).to_have_count(0)
    late.shoot("逾期投标")


def the_sheet_is_blank(expert: Person) -> None:
    """Whatever other experts have written, this one starts with nothing."""
    sheet = Typist(expert.page)
    for row in range(3):
        for score in ("technical_score", "credit_score", "price_score"):
            expect(sheet.field(score, row)).to_have_value("")


def the_project_is_completed(reader: Person, project: str) -> None:
    reader.page.goto(project)
    expect(reader.main.locator(".page-head .tag")).to_have_text("已完成")
    reader.shoot("项目-完成")


def the_second_site_has_what_the_portal_shows(people: People, live: Live) -> None:
    """Every notice, with the hash that the portal states."""
    files = (live.data / "receiver").glob("*.json")
    received = {told["id"]: told for told in (json.loads(file.read_text()) for file in files)}
    reader = people.opened()
    reader.goto("/")
    people.shoot(reader, "公告公示")
    shown = reader.locator(".notice-list .tag").all_inner_texts()
    assert shown == NOTICES
    assert len(received) == len(NOTICES)
    for notice, told in received.items():
        reader.goto(f"/notices/{notice}")
        expect(reader.get_by_role("heading", level=1)).to_have_text(told["content"]["title"])
        expect(reader.get_by_role("main")).to_contain_text(told["hash"])
        people.shoot(reader, "公告")
    reader.goto(live.second)
    for told in received.values():
        expect(reader.get_by_role("main")).to_contain_text(told["hash"])
    people.shoot(reader, "第二发布渠道")
