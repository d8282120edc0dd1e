"""Projects are suspended, resumed and cancelled by those who may, with a reason that stays."""

from collections.abc import Callable

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, Refused, WrongState
from engine.vocabulary import Actor, Fact, Order
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.tables import AudienceRow, ProjectRow, TimerRow, WaitRow
from tests.workflow.houses import House
from tests.workflow.small import STEPS, drawn, said_by, task
from tests.workflow.spiff.short import boundary, line, on, path, timer

FULL = drawn(
    line("m", task("work"))
    + boundary("late", "work", timer("P5D", "timeDuration"), stop=False)
    + boundary("asked", "work", on("message", "question"), stop=False)
    + task("remind")
    + path("late", "remind")
    + path("asked", "remind"),
    extra=said_by("question", "agency"),
    agency="work late remind asked",
)


@pytest.fixture
def supervisor(small_house: House) -> Actor:
    return small_house.actor("supervisor.nanjing")


def state(house: House, project: str) -> str:
    return str(house.rows(ProjectRow, id=project)[0].state)


def test_a_suspended_project_stands_and_goes_on(house: House) -> None:
    project = house.begin(FULL)
    supervisor = house.actor("supervisor.nanjing")
    house.give(SuspendProject(actor=supervisor, project=project, reason=" 投诉核查 "))
    (row,) = house.rows(ProjectRow)
    assert (row.state, row.suspended_at is not None) == ("suspended", True)
    assert house.rows(TimerRow)[0].frozen is True
    assert house.told(project, Fact.PROJECT_SUSPENDED)[0]["reason"] == "投诉核查"
    house.give(ResumeProject(actor=supervisor, project=project, reason="查毕"))
    (row,) = house.rows(ProjectRow)
    assert (row.state, row.suspended_at) == ("running", None)
    assert house.rows(TimerRow)[0].frozen is False
    assert house.told(project, Fact.PROJECT_RESUMED)[0]["reason"] == "查毕"
    house.complete(project, "work")
    assert state(house, project) == "completed"


def test_a_cancelled_project_waits_for_nothing(house: House) -> None:
    project = house.begin(FULL)
    work = house.task(project, "work").id
    supervisor = house.actor("supervisor.nanjing")
    house.give(CancelProject(actor=supervisor, project=project, reason="项目取消"))
    (row,) = house.rows(ProjectRow)
    assert (row.state, row.ended_at is not None) == ("cancelled", True)
    for table in (AudienceRow, TimerRow, WaitRow):
        assert house.rows(table) == []
    assert house.row(work).state == "withdrawn"
    assert house.told(project, Fact.PROJECT_CANCELLED)[0]["reason"] == "项目取消"
    with pytest.raises(Refused):
        house.give(CompleteTask(actor=house.agency, task=work, data={}))
    assert house.ledger_is_whole()


GIVE: list[Callable[[Actor, str, str], Order]] = [
    lambda actor, project, reason: SuspendProject(actor=actor, project=project, reason=reason),
    lambda actor, project, reason: CancelProject(actor=actor, project=project, reason=reason),
]


@pytest.mark.parametrize("give", GIVE, ids=["suspend", "cancel"])
@pytest.mark.parametrize("reason", ["", "  ", "字" * 4001], ids=["none", "blank", "long"])
def test_a_reason_is_needed(
    small_house: House, supervisor: Actor, give: Callable[..., Order], reason: str
) -> None:
    project = small_house.begin(STEPS)
    with small_house.refusing(Invalid) as refused:
        small_house.give(give(supervisor, project, reason))
    assert "reason" in str(refused.value)


@pytest.mark.parametrize("give", GIVE, ids=["suspend", "cancel"])
@pytest.mark.parametrize(
    "login", ["centre_intake.nanjing", "centre_opening.nanjing", "agency.agency1", "bidder.bidder1"]
)
def test_neither_centre_nor_agency_nor_bidder_stops_a_project(
    small_house: House, give: Callable[..., Order], login: str
) -> None:
    project = small_house.begin(STEPS)
    with small_house.refusing(NotAllowed):
        small_house.give(give(small_house.actor(login), project, "x"))


@pytest.mark.parametrize("give", GIVE, ids=["suspend", "cancel"])
def test_there_is_no_such_project(
    small_house: House, supervisor: Actor, give: Callable[..., Order]
) -> None:
    with small_house.refusing(NotFound):
        small_house.give(give(supervisor, "none", "x"))


def test_each_order_has_its_state(small_house: House, supervisor: Actor) -> None:
    project = small_house.begin(STEPS)
    suspend = SuspendProject(actor=supervisor, project=project, reason="x")
    resume = ResumeProject(actor=supervisor, project=project, reason="x")
    cancel = CancelProject(actor=supervisor, project=project, reason="x")
    with small_house.refusing(WrongState):
        small_house.give(resume)
    small_house.give(suspend)
    with small_house.refusing(WrongState):
        small_house.give(suspend)
    small_house.give(resume)
    small_house.give(cancel)
    for order in (suspend, resume, cancel):
        with small_house.refusing(WrongState):
            small_house.give(order)


def test_what_a_supervisor_suspended_its_owner_does_not_resume(small_house: House) -> None:
    small_house.publish(drawn(FULL_BODY, tenderee="own", agency="work"))
    owner = small_house.actor("tenderee.tenderee1")
    project = small_house.start(tenderee=(f"organisation:{owner.organisation}",))
    supervisor = small_house.actor("supervisor.nanjing")
    small_house.give(SuspendProject(actor=supervisor, project=project, reason="x"))
    with small_house.refusing(NotAllowed):
        small_house.give(ResumeProject(actor=owner, project=project, reason="x"))
    small_house.give(ResumeProject(actor=supervisor, project=project, reason="x"))
    small_house.give(SuspendProject(actor=owner, project=project, reason="x"))
    small_house.give(ResumeProject(actor=owner, project=project, reason="x"))
    assert state(small_house, project) == "running"


FULL_BODY = line("m", task("work"), task("own"))


@pytest.mark.parametrize(
    "dates",
    [
        {"unknown": "2027-01-01T09:00:00+08:00"},
        {"deadline": "soon"},
        {"deadline": 5},
        {"deadline": None},
        {"deadline": "2020-01-01T09:00:00+08:00"},
        {"note": "2027-01-01T09:00:00+08:00"},
    ],
    ids=str,
)
def test_resuming_takes_nothing_but_moments_to_come(
    small_house: House, supervisor: Actor, dates: dict[str, object]
) -> None:
    project = small_house.begin(STEPS, deadline="2026-04-01T09:00:00+08:00", note="甲")
    small_house.give(SuspendProject(actor=supervisor, project=project, reason="x"))
    with small_house.refusing(Invalid, WrongState):
        small_house.give(
            ResumeProject(actor=supervisor, project=project, reason="x", dates=dates)  # type: ignore[arg-type]
        )
