"""Every order refuses values of a wrong type or that no database keeps, and names the field."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import Invalid, Refused
from engine.vocabulary import CLOCK, OPERATOR, Actor, Order
from engine.workflow.orders import ORDERS
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.add_trusted_key import AddTrustedKey
from engine.workflow.orders.assign_task import AssignTask
from engine.workflow.orders.attach_document import AttachDocument
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.delegate_task import DelegateTask
from engine.workflow.orders.derive_item import DeriveItem
from engine.workflow.orders.end_item import EndItem
from engine.workflow.orders.fire_timers import FireTimers
from engine.workflow.orders.import_package import ImportPackage
from engine.workflow.orders.install_house import InstallHouse
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.orders.move_person import MovePerson
from engine.workflow.orders.prioritise_task import PrioritiseTask
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.orders.read_notifications import ReadNotifications
from engine.workflow.orders.release_task import ReleaseTask
from engine.workflow.orders.report_stall import ReportStall
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.orders.save_draft import SaveDraft
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_follower import StartFollower
from engine.workflow.orders.start_project import StartProject
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.orders.withdraw_trusted_key import WithdrawTrustedKey
from tests.workflow.conftest import Build
from tests.workflow.houses import START, House
from tests.workflow.small import STEPS

TEXTS = [None, 3, b"x", ["x"], {}, "a\0b", "\ud800", True]
DATA = [None, 3, "x", [], {3: "x"}, {"note": 1.5}, {"note": Decimal("NaN")}, {"note": "a\0b"}]
DATA += [{"note": {"deep": object()}}, {"\ud800": 1}, {"note": (1, 2)}]
FINE: Mapping[type[Order], Mapping[str, Any]] = {
    StartProject: {"item": "TINY", "region": "320100", "data": {}, "participants": {}},
    StartFollower: {"key": "k", "project": "none", "data": {}},
    ClaimTask: {"task": "none"},
    ReleaseTask: {"task": "none"},
    AssignTask: {"task": "none", "person": "x"},
    DelegateTask: {"task": "none"},
    PrioritiseTask: {"task": "none", "priority": 5},
    SaveDraft: {"task": "none", "data": {}},
    CompleteTask: {"task": "none", "data": {}},
    AddComment: {"project": "none", "text": "x"},
    AttachDocument: {"project": "none", "name": "x", "sha256": "0", "media_type": "x"},
    SendMessage: {"name": "x", "data": {}},
    FireTimers: {"project": "none"},
    SuspendProject: {"project": "none", "reason": "x"},
    ResumeProject: {"project": "none", "reason": "x"},
    CancelProject: {"project": "none", "reason": "x"},
    RetryIncident: {"incident": "none"},
    MovePerson: {"person": "none", "organisation": "none", "reason": "x"},
    ReportStall: {"project": "none", "reason": "x"},
    DeriveItem: {"item": "TINY", "region": "320100", "parameters": {}, "reason": "x"},
    EndItem: {"item": "TINY", "reason": "x"},
    ImportPackage: {"region": "320000", "reason": "x"},
    AddTrustedKey: {"name": "x", "public_key": "x"},
    WithdrawTrustedKey: {"key": "none", "reason": "x"},
}
WRONG: Mapping[str, list[Any]] = {
    "data": DATA,
    "parameters": [None, "x", [], {3: "x"}, {"days": 1.5}, {"days": "a\0b"}],
    "participants": [None, "x", {"agency": "x"}, {"agency": 3}, {"agency": (3,)}, {1: ()}],
    "priority": [None, "5", 5.0, True, 2**40],
}
CASES = [
    pytest.param(kind, name, value, id=f"{kind.__name__}-{name}-{number}")
    for kind, fine in FINE.items()
    for name in fine
    for number, value in enumerate(WRONG.get(name, TEXTS))
]
CASES += [
    pytest.param(kind, name, value, id=f"{kind.__name__}-{name}-more{number}")
    for kind, name, values in [
        (PrioritiseTask, "follow_up_at", ["2026-01-01", 5, datetime(2026, 1, 1)]),  # noqa: DTZ001
        (DelegateTask, "person", [3, "a\0b", []]),
        (AddComment, "task", [3, "\ud800"]),
        (AttachDocument, "size", [None, "8", 1.5]),
        (AttachDocument, "class_", [None, 3]),
        (SendMessage, "project", [3, {}]),
        (SendMessage, "correlation", [1.5, object(), "a\0b"]),
        (SendMessage, "key", [3, "a\0b"]),
        (ResumeProject, "dates", [None, [], {"x": 1.5}]),
        (MoveClock, "to", [None, "2027-01-01", datetime(2027, 1, 1)]),  # noqa: DTZ001
        (ReadNotifications, "up_to", [None, "5", 2**70]),
        (InstallHouse, "demo", [None, "yes", 1]),
        (InstallHouse, "clock_behind", [None, 5]),
        (PublishPackage, "files", [None, {"a": "x"}, {3: b""}]),
        (PublishPackage, "content", [None, "x", {"zh": 1.5}]),
        (ImportPackage, "package", [None, "x", 3]),
        (ImportPackage, "unsigned", [None, "yes", 1]),
        (AddTrustedKey, "valid_from", [None, "2026-01-01", datetime(2026, 1, 1)]),  # noqa: DTZ001
    ]
    for number, value in enumerate(values)
]
MORE: Mapping[type[Order], Mapping[str, Any]] = {
    AttachDocument: {"size": 8},
    DelegateTask: {"person": None},
    MoveClock: {"to": START},
    ReadNotifications: {"up_to": 1},
    InstallHouse: {"demo": True},
    ImportPackage: {"package": b"x", "effective_from": START},
    AddTrustedKey: {"valid_from": START},
    PublishPackage: {
        "trading_type": "x",
        "content": {},
        "files": {},
        "effective_from": START,
        "region": "320000",
        "reason": "x",
    },
}

SYSTEM, SECURITY = (
    Actor(id="x", roles=frozenset({role})) for role in ("system_admin", "security_admin")
)
OTHERS = {FireTimers: CLOCK, ReportStall: CLOCK, StartFollower: CLOCK, MovePerson: SYSTEM}
OTHERS |= {AddTrustedKey: SECURITY, WithdrawTrustedKey: SECURITY}


@pytest.fixture(scope="module")
def shared(prepared: Any) -> Any:
    """One house for all: what is refused leaves nothing behind."""
    house = House(prepared.url("sqlite"), prepared.folder, {})
    house.publish(STEPS)
    yield house
    house.close()


def made(kind: type[Order], **values: Any) -> Order:
    actor = OTHERS.get(kind, OPERATOR)
    return kind(**{"actor": actor, **FINE.get(kind, {}), **MORE.get(kind, {}), **values})


@pytest.mark.parametrize(("kind", "field", "value"), CASES)
def test_a_wrong_value_is_refused_by_field(
    shared: House, kind: type[Order], field: str, value: object
) -> None:
    with pytest.raises(Invalid) as refused:
        shared.give(made(kind, **{field: value}))
    named = [problem.field.rstrip("_") for problem in refused.value.problems]
    inside = list(value) if field == "data" and isinstance(value, dict) else []
    assert set(named) & {field.rstrip("_"), *inside}


def test_every_order_of_the_workflow_was_asked() -> None:
    asked = {case.values[0] for case in CASES}
    assert {kind.__name__ for kind in ORDERS.keys() - asked} <= {"MakeCheckpoint", "RefreshLaw"}


def test_none_of_it_left_a_trace(build: Build, shared: House) -> None:
    fresh = build()
    fresh.publish(STEPS)
    for name, rows in shared.dump().items():
        assert len(rows) == len(fresh.dump()[name]), name


def test_data_nested_without_end_is_refused(shared: House) -> None:
    deep: Any = "x"
    for _ in range(5_000):
        deep = [deep]
    with pytest.raises(Invalid):
        shared.give(made(CompleteTask, data={"note": deep}))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kind=st.sampled_from(sorted(FINE, key=lambda kind: kind.__name__)), junk=st.data())
def test_junk_is_refused_and_never_a_fault(
    shared: House, kind: type[Order], junk: st.DataObject
) -> None:
    values = {name: junk.draw(JUNK, name) for name in FINE[kind]}
    try:
        shared.give(made(kind, **values))
    except Refused:
        return
    assert kind in (FireTimers, StartProject)


def test_the_clock_does_not_jump_beyond_reason(shared: House) -> None:
    with shared.refusing(Invalid):
        shared.give(MoveClock(actor=OPERATOR, to=START + timedelta(days=365 * 5000)))
