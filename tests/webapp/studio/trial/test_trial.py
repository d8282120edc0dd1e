"""The try-out as a site of its own for its analyst: played, recorded, replayed, thrown away."""

import re
import time
from html import unescape

import pytest
from flask import get_flashed_messages
from sqlalchemy import select

from engine.rehearsal import sandbox
from engine.rehearsal.wall import Overrun
from engine.store.ledger_tables import ChainHeadRow
from engine.studio.orders.record_trial import RecordTrial
from engine.studio.orders.save_file import SaveFile
from engine.studio.queries.draft_files import draft_files
from engine.studio.queries.draft_view import draft_view
from engine.vocabulary import CLOCK
from engine.workflow.tables import ProjectRow
from tests.webapp.desk.desk import text_of
from tests.webapp.studio.trial.trying import AGENT, ANALYST, Trying
from webapp.studio.trial_house import _calmly


def heads(trying: Trying) -> list[tuple[str, str]]:
    with trying.house.sessions() as session:
        rows = session.execute(select(ChainHeadRow.chain, ChainHeadRow.hash))
        return sorted((row.chain, row.hash) for row in rows)


def replays(trying: Trying) -> str:
    """The page's part about stories once the replay is over."""
    trying.analyst.post(f"{trying.page}/stories")
    end = time.monotonic() + 180
    while "正在回放" in (page := trying.analyst.get(f"{trying.page}/progress")):
        assert time.monotonic() < end
        time.sleep(0.1)
    return page


def test_roles_are_played_recorded_and_replayed_while_the_real_house_stands_still(
    trying: Trying,
) -> None:
    before = heads(trying)
    assert "发起项目" in trying.opens()
    project = trying.starts()
    assert "第0步" in trying.overview()
    trying.posts("/demo/clock", by="next", back="/trial")
    trying.completes("step_0")
    shown = text_of(trying.overview())
    assert "第1步" in shown
    assert "时钟由" not in shown
    led = trying.posts(
        f"/trial/{project}/story", name="once", story_title="走一遍", story_title_en="Once"
    )
    assert led == f"{trying.page}?recorded=1#stories"
    files = trying.house.engine.ask(draft_files, trying.house.actor(ANALYST), trying.draft)
    assert "stories/once.json" in files
    assert "全部用例在这些文件上通过" in replays(trying)
    assert heads(trying) == before
    assert trying.house.rows(ProjectRow) == []


def test_who_plays_a_role_inside_is_still_the_analyst_outside(trying: Trying) -> None:
    trying.opens()
    trying.plays(AGENT)
    inside = trying.analyst.get(f"{trying.place}/desk")
    assert "试运行" in inside
    assert "工作室" not in text_of(inside)
    assert "试一试" in trying.analyst.get("/studio/")


def test_forms_and_the_clock_lead_to_pages_of_the_sandbox(trying: Trying) -> None:
    trying.opens()
    assert trying.plays(AGENT, f"{trying.place}/catalogue/TINY") == f"{trying.place}/catalogue/TINY"
    assert trying.plays(AGENT, "/catalogue/TINY") == f"{trying.place}/catalogue/TINY"
    assert trying.plays(AGENT, "https://elsewhere.example/") == f"{trying.place}/desk"
    assert trying.posts("/demo/clock", by="day", back="/trial") == f"{trying.place}/trial"


def test_the_form_is_validated_as_at_the_desk(trying: Trying) -> None:
    trying.opens()
    trying.starts()
    (task,) = set(re.findall(r'value="[^"]*(/tasks/[^"]+)"', trying.overview()))
    page = trying.posts(f"{task}/completion", 422, data='{"amount": "much"}')
    assert "error-summary" in page


def test_diagram_tokens_and_facts_are_there_whoever_is_played(trying: Trying) -> None:
    trying.opens()
    project = trying.starts()
    tokens = trying.analyst.get(f"{trying.place}/trial/{project}/diagrams/tiny/tokens")
    assert '"step_0"' in tokens
    assert "<bpmn:" in trying.analyst.get(f"{trying.place}/trial/{project}/diagrams/tiny")
    assert "启动项目" in trying.overview()
    trying.analyst.get(f"{trying.place}/trial?project=nothing", 404)


def test_nobody_enters_the_sandbox_of_another(trying: Trying) -> None:
    trying.opens()
    other = trying.desk[AGENT]
    other.get(f"{trying.place}/trial", 404)
    stranger = trying.analyst.another()
    assert stranger.client.get(f"{trying.place}/trial").location == "/sign-in"
    assert stranger.client.post(f"{trying.place}/demo/person").status_code == 302
    trying.analyst.get("/sandbox/" + "0" * 32 + "/trial", 404)


def test_a_form_of_the_sandbox_needs_the_token_of_the_sandbox(trying: Trying) -> None:
    trying.opens()
    answer = trying.analyst.client.post(
        f"{trying.place}/demo/person", data={"login": AGENT, "csrf_token": trying.analyst.token()}
    )
    assert answer.status_code == 400


def test_a_draft_with_errors_says_them_in_place_of_a_sandbox(trying: Trying) -> None:
    order = SaveFile(
        actor=trying.house.actor(ANALYST),
        draft=trying.draft,
        path="process.bpmn",
        content=b"<x/>",
        based_on=1,
    )
    trying.house.engine.handle(order)
    assert "草稿还有错误" in trying.analyst.get(trying.page)
    refused = trying.analyst.post(f"{trying.page}/sandbox", 422)
    assert "error-summary" in refused


def test_a_story_is_replaced_only_when_that_was_asked(trying: Trying) -> None:
    trying.opens()
    place = f"/trial/{trying.starts()}/story"
    sent = {"name": "once", "story_title": "走一遍", "story_title_en": "Once"}
    trying.posts(place, **sent)
    again = trying.posts(place, 422, **sent)
    assert "已有同名用例" in unescape(again)
    assert 'value="走一遍"' in again
    trying.posts(place, replace="1", **sent)


@pytest.mark.parametrize("name", ["", "../x", "X", "a" * 61, "a.json"])
def test_a_name_that_is_none_is_refused_with_what_was_typed(trying: Trying, name: str) -> None:
    trying.opens()
    place = f"/trial/{trying.starts()}/story"
    page = trying.posts(place, 422, name=name, story_title="题", story_title_en="x")
    assert "用小写英文字母" in page
    assert 'value="题"' in page


def test_a_sandbox_begun_anew_or_thrown_away_leaves_nothing_open(trying: Trying) -> None:
    trying.opens()
    trying.starts()
    assert "第0步" not in text_of(trying.opens())
    trying.analyst.post(f"{trying.page}/sandbox/removal")
    trying.analyst.get(f"{trying.place}/trial", 404)
    assert list(sandbox.every(trying.house.engine.settings)) == []


def test_the_analyst_is_told_when_the_draft_changed_meanwhile(trying: Trying) -> None:
    trying.opens()
    assert "草稿在那以后有改动" not in trying.analyst.get(trying.page)
    order = SaveFile(
        actor=trying.house.actor(ANALYST),
        draft=trying.draft,
        path="forms/tiny/more.form",
        content=b"{}",
        based_on=0,
    )
    trying.house.engine.handle(order)
    assert "草稿在那以后有改动" in trying.analyst.get(trying.page)


def test_what_goes_round_for_ever_is_stopped_with_a_word(trying: Trying) -> None:
    def endless() -> None:
        raise Overrun("more than 5000 orders")

    with trying.desk.app.test_request_context():
        _calmly(endless)
        assert "绕了太多圈" in get_flashed_messages()[0]


def test_the_review_says_which_published_stories_the_draft_dropped(trying: Trying) -> None:
    trial = RecordTrial(
        actor=CLOCK,
        draft=trying.draft,
        bundle=trying.house.engine.ask(
            draft_view, trying.house.actor(ANALYST), trying.draft
        ).bundle,
        passed=True,
        stories={"gone.json": {"dropped": True}, "here.json": {"passed": True}},
    )
    trying.house.engine.handle(trial)
    page = text_of(trying.analyst.get(f"/studio/{trying.draft}/review"))
    assert "删去了已发布版本的用例，它们没有回放： gone.json" in page


def test_a_sandbox_holds_no_sandboxes(trying: Trying) -> None:
    """An analyst is among the people to be played, and finds the type published there."""
    trying.opens()
    trying.plays(ANALYST)
    led = trying.posts("/studio/derivations", item="TINY", title="里面的", region="320000")
    refused = trying.posts(f"{led.removeprefix(trying.place)}/trial/sandbox", 409)
    assert "这里已经是沙箱" in refused
