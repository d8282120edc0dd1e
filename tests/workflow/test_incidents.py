"""An element that fails waits alone; what people did stands, other branches go on."""

from collections.abc import Callable
from datetime import datetime

import pytest

from engine import worker
from engine.errors import NotAllowed, NotFound, TooLate
from engine.trading.notices.tables import NoticeRow
from engine.vocabulary import CLOCK, Data, Fact, Message
from engine.workflow.orders.report_stall import ReportStall
from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.queries.due_projects import due_projects
from engine.workflow.queries.project_view import project_view
from engine.workflow.services import Ask, Result, Service
from engine.workflow.tables import IncidentRow, OutboxRow, ProjectRow, SubmissionRow, TimerRow
from tests.crash.shadows import differences
from tests.workflow.conftest import Build
from tests.workflow.houses import House
from tests.workflow.small import drawn, service, task
from tests.workflow.spiff.short import boundary, line, path, timer

MAIL = drawn(
    '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
    + task("sign")
    + service("mail", "test.mail", template="opening")
    + task("open_bids")
    + path("s", "sign", "fork", "mail", "e")
    + path("fork", "open_bids", "e"),
    agency="sign mail open_bids fork s e",
)
"""After the signature a letter goes out, and the opening goes on beside it."""


class Mail:
    """A service whose template is broken until somebody mends it."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error
        self.calls = 0

    def __call__(self, inputs: Data, ask: Ask, now: datetime) -> Result:
        self.calls += 1
        if self.error:
            raise self.error
        message = Message(channel="other", key=f"mail-{inputs['project_id']}", body={"to": "甲"})
        return Result(data={"mailed": True}, messages=(message,))


Broken = Callable[..., tuple[House, Mail]]


@pytest.fixture
def broken(build: Build, database_kind: str) -> Broken:
    def make(error: Exception | None = None) -> tuple[House, Mail]:
        mail = Mail(error or ValueError("template opening: line 3: {{bidder}} is not closed"))
        house = build(database_kind, test_mail=Service(run=mail, zh="发信", en="Mail"))
        return house, mail

    return make


def test_a_failing_template_does_not_stop_an_opening(broken: Broken) -> None:
    house, mail = broken()
    project = house.begin(MAIL)
    signed = house.complete(project, "sign", {"note": "已签"})
    assert house.row(signed).state == "done"
    assert house.inside(project).case["note"] == "已签"
    assert len(house.rows(SubmissionRow, task=signed)) == 1
    assert house.open(project) == ["open_bids"]
    (incident,) = house.rows(IncidentRow)
    assert (incident.element, incident.project) == ("mail", project)
    assert "line 3" in incident.reason
    (fact,) = house.told(project, Fact.INCIDENT_RAISED)
    assert (fact["element"], fact["token"]) == ("mail", incident.token)
    assert "line 3" not in str(fact), "what an error quotes stays out of the chain"
    staff, agency = (
        house.ask(project_view, house.actor(login), project).incidents[0]
        for login in ("centre_intake.nanjing", "agency.agency1")
    )
    assert ("line 3" in staff.reason, agency.reason) == (True, "")
    assert house.told(project, Fact.TASK_COMPLETED)[0]["element"] == "sign"
    assert house.rows(OutboxRow) == []
    house.complete(project, "open_bids")
    assert house.inside(project).state == "running", "the letter is still owed"
    assert mail.calls == 1, "what is held does not run by itself"
    assert house.ledger_is_whole()


def test_a_retry_after_the_mending_goes_on(broken: Broken) -> None:
    house, mail = broken()
    project = house.begin(MAIL)
    house.complete(project, "sign")
    house.complete(project, "open_bids")
    (incident,) = house.rows(IncidentRow)
    clerk = house.actor("centre_opening.nanjing")
    mail.error = None
    house.give(RetryIncident(actor=clerk, incident=incident.id))
    (incident,) = house.rows(IncidentRow)
    assert incident.resolved_by == clerk.id
    assert house.inside(project).state == "completed"
    assert house.inside(project).case["mailed"] is True
    assert len(house.rows(OutboxRow)) == 1
    assert house.told(project, Fact.INCIDENT_RESOLVED)[0]["incident"] == incident.id
    with house.refusing(NotFound):
        house.give(RetryIncident(actor=clerk, incident=incident.id))


def test_a_retry_that_fails_again_stays_an_incident(broken: Broken) -> None:
    house, mail = broken()
    project = house.begin(MAIL)
    house.complete(project, "sign")
    (first,) = house.rows(IncidentRow)
    mail.error = ValueError("still broken")
    house.give(RetryIncident(actor=house.actor("centre_opening.nanjing"), incident=first.id))
    (open_,) = [row for row in house.rows(IncidentRow) if row.resolved_at is None]
    assert "still broken" in open_.reason
    assert house.told(project, Fact.INCIDENT_RESOLVED) == []
    assert differences(house.engine) == []
    mail.error = None
    house.give(RetryIncident(actor=house.actor("centre_opening.nanjing"), incident=open_.id))
    assert house.inside(project).case["mailed"] is True


def test_two_failures_in_one_order_are_two_incidents(broken: Broken) -> None:
    house, _ = broken()
    both = drawn(
        '<startEvent id="s"/><parallelGateway id="fork"/><endEvent id="e"/>'
        + task("sign")
        + service("mail", "test.mail")
        + service("copy", "test.mail")
        + task("open_bids")
        + path("s", "sign", "fork", "mail", "e")
        + path("fork", "copy", "e")
        + path("fork", "open_bids", "e"),
        agency="sign mail copy open_bids",
    )
    project = house.begin(both)
    house.complete(project, "sign", {"note": "已签"})
    assert {row.element for row in house.rows(IncidentRow)} == {"mail", "copy"}
    assert house.open(project) == ["open_bids"]
    assert len(house.told(project, Fact.TASK_COMPLETED)) == 1


def test_a_failure_by_the_clock_is_set_aside_once(broken: Broken) -> None:
    house, mail = broken()
    body = (
        line("m", task("work"))
        + boundary("late", "work", timer("P1D", "timeDuration"), stop=False)
        + service("mail", "test.mail")
        + path("late", "mail")
    )
    project = house.begin(drawn(body, agency="work late mail"))
    house.passes(days=1)
    for _ in range(3):
        worker.fire_due(house.engine)
    assert mail.calls == 1
    assert len(house.rows(IncidentRow)) == 1
    assert len(house.told(project, Fact.TIMER_FIRED)) == 1
    assert house.open(project) == ["work"]


def test_what_a_service_refuses_goes_to_the_person_who_asked(broken: Broken) -> None:
    house, _ = broken(TooLate(rule="ZTB-14"))
    project = house.begin(MAIL)
    with pytest.raises(TooLate):
        house.complete(project, "sign")
    assert house.rows(IncidentRow) == []
    assert house.open(project) == ["sign"]


def test_a_recorded_refusal_takes_back_what_was_done(broken: Broken) -> None:
    """Rows of an earlier service of the same order go with it."""
    house, _ = broken(TooLate(rule="ZTB-14"))
    both = line(
        "m",
        task("sign"),
        service("publish", "notices.publish", kind="k", title="t"),
        service("mail", "test.mail"),
    )
    project = house.begin(drawn(both, agency="sign publish mail"))
    with pytest.raises(TooLate):
        house.complete(project, "sign")
    assert house.rows(NoticeRow) == []
    assert house.open(project) == ["sign"]
    assert house.ledger_is_whole()


def test_a_failure_at_the_start_does_not_lose_the_project(broken: Broken) -> None:
    house, _ = broken()
    first = drawn(line("m", service("mail", "test.mail"), task("a")), agency="mail a")
    project = house.begin(first)
    assert [row.element for row in house.rows(IncidentRow)] == ["mail"]
    assert house.rows(ProjectRow)[0].id == project


def test_only_the_centre_retries(broken: Broken) -> None:
    house, _ = broken()
    project = house.begin(MAIL)
    house.complete(project, "sign")
    (incident,) = house.rows(IncidentRow)
    for login in ("agency.agency1", "tenderee.tenderee1", "bidder.bidder1", "centre_intake.wuxi"):
        with house.refusing(NotAllowed):
            house.give(RetryIncident(actor=house.actor(login), incident=incident.id))
    with house.refusing(NotFound):
        house.give(RetryIncident(actor=house.agency, incident="none"))
    assert project


def test_a_project_that_cannot_be_read_is_set_aside_and_others_go_on(house: House) -> None:
    body = (
        line("m", task("work"))
        + boundary("late", "work", timer("P1D", "timeDuration"), stop=False)
        + task("remind")
        + path("late", "remind")
    )
    house.publish(drawn(body, agency="work late remind"))
    spoiled, fine = house.start(), house.start()
    with house.sessions.begin() as session:
        row = session.get(ProjectRow, spoiled)
        assert row is not None
        row.tokens = b"nonsense"
    house.passes(days=1)
    assert house.open(fine) == ["remind", "work"]
    (incident,) = house.rows(IncidentRow)
    assert (incident.project, incident.element) == (spoiled, "")
    assert house.ask(due_projects) == (), "not tried again at every tick"
    house.give(ReportStall(actor=CLOCK, project=spoiled, reason="again"))
    assert len(house.rows(IncidentRow)) == 1
    assert house.rows(TimerRow, project=spoiled)


def test_the_clock_s_own_orders_are_the_clock_s(small_house: House) -> None:
    project = small_house.begin(MAIL.replace(b"test.mail", b"bids.count"))
    with small_house.refusing(NotAllowed):
        small_house.give(ReportStall(actor=small_house.agency, project=project, reason="x"))
