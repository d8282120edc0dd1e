"""Orders about drafts of trading types: one that is right, what must be refused."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from engine.errors import BadDiagram, Invalid, NotAllowed, NotFound, SomeoneWasFaster, WrongState
from engine.studio.first import Outline
from engine.studio.orders.add_file import AddFile
from engine.studio.orders.ask_review import AskReview
from engine.studio.orders.begin_type import BeginType
from engine.studio.orders.decide_review import DecideReview
from engine.studio.orders.drop_draft import DropDraft
from engine.studio.orders.keep_sample import KeepSample
from engine.studio.orders.open_draft import OpenDraft
from engine.studio.orders.record_trial import RecordTrial
from engine.studio.orders.rename_file import RenameFile
from engine.studio.orders.save_file import SaveFile
from engine.studio.orders.save_item import SaveItem
from engine.studio.orders.see_draft import SeeDraft
from engine.vocabulary import Order
from tests.orders.entries import STRANGER, SYSTEM, Entry, at, other

PATH = "process.bpmn"
CLOSED = (at(WrongState, draft="$in_review"), at(WrongState, draft="$dropped"))
OUTLINE = Outline(
    trading_type="begun",
    code="B01",
    zh="新类型",
    en="New type",
    class_code="B",
    class_zh="",
    class_en="",
    method_zh="挂牌",
    method_en="",
    department_zh="部门",
    department_en="",
    legal_basis=(("依据", ""),),
    starters=("agency",),
    lanes=("centre_intake",),
    first_task="受理",
)
STUDIO: Mapping[type[Order], Entry] = {
    OpenDraft: Entry(
        by="analyst",
        fine={"trading_type": "tiny", "title": "试一试", "region": "320000", "files": {}},
        foreign=(
            STRANGER,
            other(SYSTEM),
            at(Invalid, "path", files={"../x": b""}),
            at(NotFound, based_on="no-such"),
        ),
        why="a draft may be opened at any time",
    ),
    BeginType: Entry(
        by="analyst",
        fine={"outline": OUTLINE, "region": "320000"},
        foreign=(
            STRANGER,
            other(SYSTEM),
            at(Invalid, "zh", outline=replace(OUTLINE, zh="")),
            at(Invalid, "lanes", outline=replace(OUTLINE, lanes=("no-such",))),
            at(Invalid, "trading_type", outline=replace(OUTLINE, trading_type="../x")),
            at(Invalid, "legal_basis", outline=replace(OUTLINE, legal_basis=())),
        ),
        why="a type may be begun at any time",
    ),
    AddFile: Entry(
        by="analyst",
        fine={"draft": "$draft", "path": "award.dmn"},
        foreign=(STRANGER, at(Invalid, "path", path="../x.bpmn"), at(Invalid, "path", path=PATH)),
        state=CLOSED,
    ),
    RenameFile: Entry(
        by="analyst",
        fine={"draft": "$draft", "path": PATH, "to": "other.bpmn", "based_on": 1},
        foreign=(
            STRANGER,
            at(NotFound, path="no-such.bpmn"),
            at(Invalid, "path", to="/etc/passwd"),
            at(Invalid, "to", to=PATH),
        ),
        state=(at(SomeoneWasFaster, based_on=0), *CLOSED),
        told={"to": "path"},
    ),
    SaveItem: Entry(
        by="analyst",
        fine={"draft": "$whole", "values": {"zh": "新"}, "based_on": 1},
        foreign=(STRANGER, at(NotFound, draft="no-such")),
        state=(at(SomeoneWasFaster, based_on=0), *CLOSED),
    ),
    SaveFile: Entry(
        by="analyst",
        fine={"draft": "$draft", "path": PATH, "content": b"<x/>", "based_on": 1},
        foreign=(STRANGER, at(Invalid, "path", path="/etc/passwd")),
        state=(at(SomeoneWasFaster, based_on=0), *CLOSED),
    ),
    KeepSample: Entry(
        by="analyst",
        fine={"draft": "$draft", "path": "forms/tiny/start.form", "text": "{}"},
        foreign=(
            STRANGER,
            at(NotFound, draft="no-such"),
            at(Invalid, "path", path="../x.form"),
            at(Invalid, "text", text="长" * 30_000),
        ),
        empty=frozenset({"text"}),
        state=CLOSED,
    ),
    SeeDraft: Entry(
        by="analyst",
        fine={"draft": "$draft", "path": PATH},
        foreign=(STRANGER, at(NotFound, draft="no-such")),
        why="a closed draft may be looked at",
    ),
    RecordTrial: Entry(
        by="clock",
        fine={"draft": "$draft", "bundle": "x", "passed": True, "stories": {}},
        foreign=(STRANGER, other("analyst", NotAllowed), at(NotFound, draft="no-such")),
        empty=frozenset({"bundle"}),
        why="a trial that ends late is kept",
    ),
    AskReview: Entry(
        by="analyst",
        fine={"draft": "$whole", "reason": "x", "effective_from": datetime(2099, 1, 1, tzinfo=UTC)},
        foreign=(
            STRANGER,
            at(Invalid, "effective_from", effective_from=datetime(2000, 1, 1, tzinfo=UTC)),
        ),
        state=(at(BadDiagram, draft="$draft"), *CLOSED),
    ),
    DecideReview: Entry(
        by="second analyst",
        fine={"draft": "$in_review", "accepted": True, "note": "好"},
        foreign=(
            STRANGER,
            other("analyst", NotAllowed),
            at(Invalid, "reason", accepted=False, note=""),
        ),
        state=(at(WrongState, draft="$draft"), at(WrongState, draft="$dropped")),
    ),
    DropDraft: Entry(
        by="analyst",
        fine={"draft": "$draft", "reason": "x"},
        foreign=(STRANGER, other(SYSTEM), at(NotFound, draft="no-such")),
        state=CLOSED,
    ),
}
