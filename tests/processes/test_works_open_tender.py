"""What the works tender promises beside its stories: secrecy, suspension, lots that stay apart."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.processes.house import ROOT
from tests.processes.replay import Replay, forms

TYPE = "works_open_tender"
Step = dict[str, Any]


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
    flow, names = replay.flow(), forms()[f"{TYPE}/score_sheet"].names()
    sheets = [flow.prefill(t.id, names)["sheet"] for t in flow.tasks() if t.element == "score_bids"]
    assert len(sheets) == 3
    for sheet in sheets:
        assert isinstance(sheet, list)
        assert [set(row) for row in sheet if isinstance(row, dict)] == [
            {"bidder_name", "price"}
        ] * 4


def test_the_receiving_clerk_sees_pseudonym_hash_and_time_only() -> None:
    replay = _told("late_bid", _completes("record_receipt"))
    flow = replay.flow()
    task = next(task for task in flow.tasks() if task.element == "record_receipt")
    shown = flow.prefill(task.id, forms()[f"{TYPE}/bid_receipt"].names())
    known = {name for name, value in shown.items() if value is not None}
    assert known == {"lot_id", "pseudonym", "content_hash", "received_at"}


def test_names_of_bids_stay_out_of_the_case_file_before_the_opening() -> None:
    case = _told("late_bid", _completes("open_bids", "1")).flow().visible(None)
    assert not {"bids", "bid", "receipt", "pseudonym", "content_hash"} & set(case)
    assert forms()[f"{TYPE}/deposit_refund"].classes()["deposits"] == "personal"


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
        classes = forms()[f"{TYPE}/{name}"].classes()
        assert {classes[key] for key in ("experts", "panel_head") if key in classes} == {
            "withheld:award"
        }


def _publicity(replay: Replay) -> datetime:
    due = [t.due_at for t in replay.flow().timers() if t.element == "publicity_over"]
    assert due
    assert due[0]
    return due[0]
