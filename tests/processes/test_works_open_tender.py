"""What the works tender promises beside its stories: secrecy, suspension, lots that stay apart."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from engine.workflow.spiff import Flow
from tests.processes.diagrams import FILES
from tests.processes.house import ROOT
from tests.processes.replay import Replay, forms, item

TYPE = "works_open_tender"
PROMISED = re.compile(r"parameters\.(\w+)")
Step = dict[str, Any]


class Watched(Replay):
    """Notes the tasks that nobody has to finish by any moment."""

    undated: frozenset[str] = frozenset()

    def _keep(self, flow: Flow) -> None:
        super()._keep(flow)
        self.undated = self.undated | {one.element for one in flow.tasks() if one.due_at is None}


def _told(name: str, until: Callable[[Step], bool] = lambda _: False) -> Replay:
    """A story told up to (not with) the first step of a kind."""
    path = ROOT / "processes" / TYPE / "stories" / f"{name}.json"
    story = json.loads(path.read_text("utf-8"))
    steps = story["steps"]
    end = next((n for n, step in enumerate(steps) if until(step)), len(steps))
    replay = Replay(TYPE, {**story, "steps": steps[:end]})
    replay.tell()
    return replay


def _completes(element: str, lot: str | None = None) -> Callable[[Step], bool]:
    return lambda step: step.get("complete") == element and step.get("lot") == lot


def test_the_bid_deadline_does_not_pass_while_an_objection_is_open() -> None:
    replay = _told("objection_upheld", _completes("reply_document_objection"))
    timer = next(t for t in replay.flow().timers() if t.element == "bid_deadline_reached")
    assert timer.frozen
    assert timer.due_at
    replay.settle(timer.due_at)
    assert [task.element for task in replay.flow().tasks() if not task.frozen] == [
        "reply_document_objection"
    ]


def test_an_objection_is_due_three_days_after_it_came() -> None:
    replay = _told("objection_upheld", _completes("reply_document_objection"))
    reply = next(t for t in replay.flow().tasks() if t.element == "reply_document_objection")
    assert reply.rule == "ZTB-08"
    law = replay.house.functions["due_by_rule"]
    assert reply.due_at == law("ZTB-08", reply.entered_at)


def test_publicity_grows_by_the_time_an_objection_took() -> None:
    before = _told("objection_upheld", lambda step: step.get("send") == "result_objection")
    after = _told("objection_upheld", lambda step: step.get("send") == "complaint")
    assert _publicity(after) - _publicity(before) == after.house.now - before.house.now


def test_every_expert_gets_an_empty_sheet_with_every_bidder() -> None:
    replay = _told("happy_two_lots", lambda step: step.get("by") == "expert3")
    flow, names = replay.flow(), forms()["shared/works_score_sheet"].names()
    sheets = [flow.prefill(t.id, names)["sheet"] for t in flow.tasks() if t.element == "score_bids"]
    assert len(sheets) == 3
    for sheet in sheets:
        assert isinstance(sheet, list)
        assert [set(row) for row in sheet if isinstance(row, dict)] == [
            {"bidder_name", "price"}
        ] * 4


def test_names_of_bids_stay_out_of_the_case_file_before_the_opening() -> None:
    case = _told("late_bid", lambda step: "unseal" in step).flow().visible(None)
    assert not {"bids", "bid", "sent_bid", "receipt", "pseudonym", "read_out", "deposits"} & set(
        case
    )


def test_the_opening_has_a_row_for_every_bid_that_stands() -> None:
    """In the order in which they came; what is withdrawn or replaced is read out no more."""
    names = forms()["shared/works_opening_minutes"].names()
    for lot, bidders in (("1", (1, 2, 3, 4)), ("2", (2, 3, 5))):
        flow = _told("happy_two_lots", _completes("record_opening", lot)).flow()
        task = next(
            task
            for task in flow.tasks()
            if task.element == "record_opening" and flow.visible(task.id)["lot_id"] == lot
        )
        rows = flow.prefill(task.id, names)["bids"]
        assert isinstance(rows, list)
        assert [(row["number"], row["pseudonym"]) for row in rows if isinstance(row, dict)] == [
            (n, f"B-bidder{who}") for n, who in enumerate(bidders, 1)
        ]


def test_who_won_follows_from_the_chosen_rank() -> None:
    replay = _told("happy_two_lots", _completes("preview_notice", "2"))
    flow = replay.flow()
    task = next(task for task in flow.tasks() if task.element == "preview_notice")
    assert task.name.endswith("二标段（体育馆及室外）")
    chosen = _told("happy_two_lots", _completes("send_award_letter", "1")).flow()
    letter = next(task for task in chosen.tasks() if task.element == "send_award_letter")
    seen = chosen.visible(letter.id)
    assert (seen["winner_name"], seen["winner_price"], seen["winner_quality"]) == (
        "示范第一建筑公司",
        Decimal("88123000.00"),
        "合格",
    )


@pytest.mark.parametrize(
    ("kind", "table", "columns", "first"),
    [
        ("tender_notice", "标段与最高投标限价", ["最高投标限价（元）"], [Decimal("97120000.00")]),
        (
            "opening_record",
            "投标文件",
            ["序号", "投标人", "投标报价（元）", "解密"],
            [1, "示范第一建筑公司", Decimal("88123000.00"), "成功"],
        ),
        (
            "candidates",
            "中标候选人",
            ["名次", "投标人", "投标报价（元）", "工期（日历天）", "质量", "项目负责人"],
            [1, "示范第一建筑公司", Decimal("88123000.00"), 509, "合格", "项目负责人1"],
        ),
    ],
)
def test_what_the_law_lists_is_published_in_rows(
    kind: str, table: str, columns: list[str], first: list[object]
) -> None:
    """招标公告和公示信息发布管理办法 art. 5 and 6; 电子招标投标办法 art. 32."""
    calls = _told("happy_two_lots").house.calls
    published = [call.inputs for call in calls if call.type == "notices.publish"]
    content = next(one["content"] for one in published if one["kind"] == kind)
    assert isinstance(content, dict)
    assert content.get("标段", "一标段（教学楼）") == "一标段（教学楼）"
    rows = content[table]
    assert isinstance(rows, list)
    assert isinstance(rows[0], dict)
    assert [rows[0][column] for column in columns] == first


@pytest.mark.parametrize("name", ["happy_two_lots", "objection_upheld", "terminated"])
def test_every_task_is_due_at_some_moment(name: str) -> None:
    path = ROOT / "processes" / TYPE / "stories" / f"{name}.json"
    replay = Watched(TYPE, json.loads(path.read_text("utf-8")))
    replay.tell()
    assert replay.undated == frozenset()


def test_promises_are_marked_and_within_their_bounds() -> None:
    told, bounds = item(TYPE)["parameters"], item(TYPE)["bounds"]
    files = (path for path in FILES if path.parent.name in (TYPE, "shared"))
    used = {name for path in files for name in PROMISED.findall(path.read_text("utf-8"))}
    assert used == set(told) == set(bounds)
    for name, bound in bounds.items():
        assert bound["min"] <= told[name] <= bound["max"]
        assert bound["source"] == "promise"
        assert bound["zh"] and bound["en"] and bound["unit"]


def test_two_lots_keep_their_own_award() -> None:
    results = _told("happy_two_lots").flow().visible(None)["lot_results"]
    assert isinstance(results, list)
    winners = [lot["winner"] for lot in results if isinstance(lot, dict)]
    assert winners == ["示范第一建筑公司", "示范第三建筑公司"]


def test_the_panel_is_disclosed_when_the_last_lot_is_decided() -> None:
    first = _told("happy_two_lots", _completes("decide_award", "2")).flow().visible(None)
    assert first.get("awarded_at") is None
    assert _told("happy_two_lots").flow().visible(None)["awarded_at"]


def test_names_of_experts_are_withheld_until_the_award() -> None:
    for name in ("panel_draw", "panel_head"):
        classes = forms()[f"shared/works_{name}"].classes()
        assert {classes[key] for key in ("experts", "panel_head") if key in classes} == {
            "withheld:award"
        }


def _publicity(replay: Replay) -> datetime:
    due = [t.due_at for t in replay.flow().timers() if t.element == "publicity_over"]
    assert due
    assert due[0]
    return due[0]
