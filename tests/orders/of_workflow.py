"""Orders that move a process: one that is right, and what of each must be refused."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from engine.errors import (
    BadDiagram,
    Invalid,
    NotAllowed,
    NotFound,
    SomeoneWasFaster,
    TaskGone,
    WrongState,
)
from engine.vocabulary import Order
from engine.workflow import packages
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.assign_task import AssignTask
from engine.workflow.orders.attach_document import AttachDocument
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.delegate_task import DelegateTask
from engine.workflow.orders.fire_timers import FireTimers
from engine.workflow.orders.install_house import InstallHouse
from engine.workflow.orders.make_checkpoint import MakeCheckpoint
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.orders.move_person import MovePerson
from engine.workflow.orders.prioritise_task import PrioritiseTask
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.orders.read_notifications import ReadNotifications
from engine.workflow.orders.refresh_law import RefreshLaw
from engine.workflow.orders.release_task import ReleaseTask
from engine.workflow.orders.report_stall import ReportStall
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.orders.save_draft import SaveDraft
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_follower import StartFollower
from engine.workflow.orders.start_project import StartProject
from engine.workflow.orders.suspend_project import SuspendProject
from tests.orders.entries import (
    AGENT,
    CENTRE,
    SECURITY,
    STRANGER,
    SUPERVISOR,
    SYSTEM,
    Entry,
    Wrong,
    at,
    other,
)
from tests.orders.world import World

ENDED = (at(SomeoneWasFaster, task="$done_task"), at(WrongState, task="$suspended_task"))
GONE = at(TaskGone, task="$cancelled_task")


def on_task(*foreign: Wrong, fine: Mapping[str, Any] | None = None, **more: Any) -> Entry:
    """Orders about a task have their ways to be late in common."""
    named = {"task": "$running_task", **(fine or {})}
    return Entry(by=AGENT, fine=named, foreign=(STRANGER, *foreign), state=(*ENDED, GONE), **more)


def on_project(fine: Mapping[str, Any], foreign: Wrong, *state: Wrong, by: str = AGENT) -> Entry:
    named = {"project": "$running", **fine}
    why = "" if state else "what was said about a project that ended stays sayable"
    return Entry(by=by, fine=named, foreign=(foreign,), state=state, why=why)


def _package(name: str) -> Callable[[World], Any]:
    """Content or files of the real package."""

    def read(world: World) -> Any:
        where = world.house.settings
        return getattr(packages.read(where.processes, where.forms, "works_open_tender"), name)

    return read


WORKFLOW: Mapping[type[Order], Entry] = {
    StartProject: Entry(
        by=AGENT,
        fine={"item": "TINY", "region": "320100", "data": {"note": "x"}, "participants": {}},
        foreign=(
            STRANGER,
            at(Invalid, "participants.agency", participants={"agency": ("organisation:none",)}),
            at(Invalid, "participants.agency", participants={"agency": ("organisation:$agency",)}),
            at(Invalid, "participants.king", participants={"king": ("person:$agent",)}),
            at(Invalid, "colour", data={"colour": "red"}),
        ),
        why="nothing comes before a start",
    ),
    StartFollower: Entry(
        by="clock",
        fine={"key": "k", "project": "$running", "data": {}},
        foreign=(STRANGER,),
        why="a follower starts whatever became of the first",
    ),
    ClaimTask: on_task(other("agency.second", SomeoneWasFaster, task="$held_task")),
    ReleaseTask: on_task(other("agency.second"), fine={"task": "$held_task"}),
    AssignTask: on_task(
        at(NotAllowed, person="$bidder"),
        at(NotAllowed, person="$expert"),
        fine={"person": "$colleague"},
    ),
    DelegateTask: on_task(
        at(NotAllowed, person="$bidder"),
        fine={"task": "$held_task", "person": "$colleague"},
    ),
    PrioritiseTask: on_task(
        at(Invalid, "priority", priority=101),
        at(Invalid, "priority", priority=-1),
        fine={"priority": 5},
    ),
    SaveDraft: Entry(
        by=AGENT,
        fine={"task": "$running_task", "data": {"note": "x"}},
        foreign=(STRANGER,),
        state=(at(TaskGone, task="$done_task"), GONE),
    ),
    CompleteTask: on_task(
        at(Invalid, "papers", data={"papers": ["$document"]}),
        at(Invalid, "colour", data={"colour": "red"}),
        fine={"data": {"note": "x"}},
    ),
    AddComment: Entry(
        by=AGENT,
        fine={"project": "$running", "text": "x", "task": "$running_task"},
        foreign=(STRANGER, at(NotFound, task="$held_task")),
        why="an ended project may be spoken of",
    ),
    AttachDocument: Entry(
        by=AGENT,
        fine={
            "project": "$running",
            "name": "a.pdf",
            "sha256": "$sha256",
            "size": 8,
            "media_type": "application/pdf",
            "task": "$running_task",
        },
        foreign=(
            STRANGER,
            at(NotFound, task="$held_task"),
            at(Invalid, "file", sha256="0" * 64),
            at(Invalid, "class", class_="secret"),
            at(Invalid, "size", size=-1),
        ),
        empty=frozenset({"media_type"}),
        told={"sha256": "file"},
        why="an ended project may be given papers",
    ),
    SendMessage: on_project(
        {"name": "pay", "data": {"note": "x"}},
        STRANGER,
        at(WrongState, project="$suspended"),
        at(WrongState, project="$cancelled"),
    ),
    FireTimers: Entry(
        by="clock",
        fine={"project": "$running"},
        foreign=(STRANGER,),
        quiet=frozenset({"project"}),
        why="a clock that comes too late does nothing",
    ),
    MakeCheckpoint: Entry(by="clock", foreign=(STRANGER,), why="a checkpoint is always in time"),
    SuspendProject: on_project(
        {"reason": "x"},
        other(CENTRE),
        at(WrongState, project="$suspended"),
        at(WrongState, project="$cancelled"),
        by=SUPERVISOR,
    ),
    ResumeProject: Entry(
        by=SUPERVISOR,
        fine={"project": "$suspended", "reason": "x"},
        foreign=(other(CENTRE), other("tenderee.tenderee1")),
        state=(
            at(WrongState, project="$running"),
            at(WrongState, project="$cancelled"),
            at(Invalid, "dates.deadline", dates={"deadline": "2030-01-01T00:00:00Z"}),
        ),
        empty=frozenset({"reason"}),
    ),
    CancelProject: on_project(
        {"reason": "x"}, other(CENTRE), at(WrongState, project="$cancelled"), by=SUPERVISOR
    ),
    RetryIncident: Entry(
        by=CENTRE,
        fine={"incident": "$incident"},
        foreign=(STRANGER, other("centre_intake.wuxi"), other(AGENT)),
        state=(at(NotFound, incident="$resolved"),),
    ),
    PublishPackage: Entry(
        by="operator",
        fine={
            "trading_type": "works_open_tender",
            "content": _package("content"),
            "files": _package("files"),
            "effective_from": datetime(2026, 1, 1, tzinfo=UTC),
            "region": "320000",
            "reason": "x",
        },
        foreign=(
            STRANGER,
            other(SYSTEM),
            at(BadDiagram, files={"a.bpmn": b"<"}),
            at(BadDiagram, content={}),
        ),
        why="a version may be published at any time",
    ),
    ReadNotifications: Entry(
        by=AGENT, fine={"up_to": 1}, why="everybody reads their own only, as often as they like"
    ),
    ReportStall: Entry(
        by="clock",
        fine={"project": "$running", "reason": "x"},
        foreign=(STRANGER,),
        why="an open stall is not reported again",
    ),
    MoveClock: Entry(
        by="operator",
        fine={"to": lambda world: world.house.now + timedelta(days=1)},
        foreign=(at(Invalid, "to", to=datetime(9000, 1, 1, tzinfo=UTC)),),
        state=(at(Invalid, "to", to=datetime(2000, 1, 1, tzinfo=UTC)),),
    ),
    MovePerson: Entry(
        by=SYSTEM,
        fine={"person": "$agent", "organisation": "$tenderee", "reason": "x"},
        foreign=(STRANGER, other(SECURITY), at(NotAllowed, person="$system")),
        state=(at(Invalid, "organisation", organisation="$agency"),),
    ),
    InstallHouse: Entry(
        by="operator",
        fine={"demo": True},
        foreign=(STRANGER,),
        state=(at(WrongState), at(WrongState, demo=False, clock_behind=timedelta(days=1))),
        late=True,
    ),
    RefreshLaw: Entry(by="operator", foreign=(STRANGER,), why="the tables are read at any time"),
}
