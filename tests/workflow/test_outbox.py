"""Promises are sent after commit, in order, more than once if need be, and at last by a person."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from engine import worker
from engine.settings import Settings
from engine.vocabulary import CLOCK, OPERATOR, Data, Fact, Message, Order
from engine.workflow import clock, outbox
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.retry_incident import RetryIncident
from engine.workflow.services import Ask, Result, Service
from engine.workflow.tables import CommentRow, IncidentRow, OutboxRow
from tests.workflow.conftest import Build
from tests.workflow.houses import House
from tests.workflow.small import drawn, service, task
from tests.workflow.spiff.short import gateway, path

POST = drawn(
    '<startEvent id="s"/>'
    + gateway("exclusive", "again")
    + task("write")
    + service("post", "test.post")
    + path("s", "again", "write", "post", "again"),
    agency="s again write post",
)


def post(inputs: Data, ask: Ask, now: datetime) -> Result:
    """One message on the channel that the note names."""
    channel = str(inputs.get("winner") or "other")
    body: Data = {"note": inputs.get("note")}
    return Result(messages=(Message(channel=channel, key=uuid4().hex, body=body),))


@pytest.fixture
def office(build: Build, database_kind: str) -> House:
    """A house whose people write letters."""
    house = build(database_kind, test_post=Service(run=post, zh="寄", en="Post"))
    house.publish(POST)
    return house


def write(house: House, project: str, note: str, channel: str = "other") -> None:
    # The service takes its headers only; the note travels as a visible name.
    house.complete(project, "write", {"note": note, "winner": channel})


def states(house: House) -> list[str]:
    return [row.state for row in sorted(house.rows(OutboxRow), key=lambda row: row.id)]


def notes(house: House) -> list[object]:
    return [body["note"] for body in house.channel.got.values()]


def test_a_promise_is_a_row_of_the_same_transaction_and_leaves_after_it(office: House) -> None:
    project = office.start()
    write(office, project, "一")
    assert office.channel.calls == []
    assert states(office) == ["queued"]
    assert len(office.told(project, Fact.MESSAGE_QUEUED)) == 1
    assert office.engine.deliver() == 1
    assert notes(office) == ["一"]
    assert states(office) == ["sent"]
    (sent,) = office.told(project, Fact.MESSAGE_SENT)
    assert sent["key"] == office.channel.calls[0]
    assert office.ledger_is_whole()


def test_a_refused_order_promises_nothing(office: House) -> None:
    project = office.start()
    with pytest.raises(Exception, match="amount"):
        office.complete(project, "write", {"amount": "ten"})
    assert office.rows(OutboxRow) == []


def test_no_transaction_is_open_while_a_message_is_sent(office: House) -> None:
    """A sender may take its time: meanwhile people work."""
    project = office.start()
    write(office, project, "一")
    seen: list[str] = []

    def slow(key: str, body: Data, settings: Settings) -> Sequence[Order]:
        office.give(AddComment(actor=office.agency, project=project, text="忙"))
        seen.extend(states(office))
        return []

    office.engine._senders = {"other": slow}
    office.engine.deliver()
    assert seen == ["leased"], "claimed and committed before it was sent"
    assert states(office) == ["sent"]
    assert len(office.rows(CommentRow)) == 1


def test_messages_of_one_project_and_channel_go_in_order(office: House) -> None:
    one, other = office.start(), office.start()
    for note in ("一", "二", "三"):
        write(office, one, note)
    write(office, other, "别")
    office.channel.failing = 1
    assert office.engine.deliver() == 2, "the first of each project"
    assert notes(office) == ["别"]
    office.engine.deliver()
    assert notes(office) == ["别"], "the second waits for the first"
    office.passes(seconds=3)
    worker.deliver_all(office.engine)
    assert notes(office) == ["别", "一", "二", "三"]


def test_another_channel_does_not_wait(office: House) -> None:
    project = office.start()
    write(office, project, "一")
    write(office, project, "二", channel="second_channel")
    office.channel.failing = 1
    office.engine.deliver()
    assert notes(office) == ["二"]


def test_a_failure_backs_off_longer_each_time(office: House) -> None:
    project = office.start()
    write(office, project, "一")
    office.channel.failing = 3
    waits = []
    for _ in range(3):
        office.engine.deliver()
        (row,) = office.rows(OutboxRow)
        assert (row.state, row.error) == ("queued", "ConnectionError: the line is dead")
        waits.append((row.next_at - office.now) / timedelta(seconds=1))
        assert office.engine.deliver() == 0, "not before its time"
        office.passes(seconds=waits[-1] + 1)
    assert [round(wait) for wait in waits] == [2, 4, 8]
    office.engine.deliver()
    assert notes(office) == ["一"]
    assert office.told(project, Fact.MESSAGE_FAILED) == []


def exhaust(house: House) -> None:
    for _ in range(outbox.TRIES):
        house.engine.deliver()
        house.passes(seconds=600)


def test_after_the_last_try_it_is_an_incident_that_a_person_retries(office: House) -> None:
    project = office.start()
    write(office, project, "一")
    write(office, project, "二")
    office.channel.failing = 99
    exhaust(office)
    assert len(office.channel.calls) == outbox.TRIES
    (incident,) = office.rows(IncidentRow)
    assert (incident.project, incident.element, incident.token) == (project, "other", None)
    (fact,) = office.told(project, Fact.MESSAGE_FAILED)
    assert (fact["incident"], "error" in fact) == (incident.id, False)
    assert states(office) == ["failed", "queued"]
    assert office.engine.deliver() == 0, "its channel waits for a person"
    office.channel.failing = 0
    clerk = office.actor("centre_opening.nanjing")
    office.give(RetryIncident(actor=clerk, incident=incident.id))
    worker.deliver_all(office.engine)
    assert notes(office) == ["一", "二"]
    assert office.rows(IncidentRow)[0].resolved_by == clerk.id
    assert office.ledger_is_whole()


def test_a_failed_message_does_not_stop_its_project(office: House) -> None:
    project = office.start()
    write(office, project, "一")
    office.channel.failing = 99
    exhaust(office)
    write(office, project, "二")
    assert office.open(project) == ["write"]


def test_a_lease_keeps_others_away_until_it_ends(office: House) -> None:
    project = office.start()
    write(office, project, "一")
    with office.sessions.begin() as session:
        (claimed,) = outbox.claim(session, clock.read(session).now)
    assert office.engine.deliver() == 0
    office.passes(seconds=outbox.LEASE.total_seconds() + 1)
    assert office.engine.deliver() == 1
    with office.sessions.begin() as session:
        outbox.failed(session, claimed, clock.read(session).now, "too late to say so")
    assert states(office) == ["sent"], "whose lease has ended says nothing any more"
    assert len(office.told(project, Fact.MESSAGE_SENT)) == 1


def test_called_twice_with_one_key_the_receiver_bears_it(office: House) -> None:
    """The process died between sending and saying so: it is sent again under the same key."""
    project = office.start()
    write(office, project, "一")
    with office.sessions.begin() as session:
        (claimed,) = outbox.claim(session, clock.read(session).now)
    office.channel(claimed.key, claimed.body, office.settings)
    office.passes(seconds=outbox.LEASE.total_seconds() + 1)
    assert office.engine.deliver() == 1
    assert office.channel.calls == [claimed.key] * 2
    assert notes(office) == ["一"]


def test_a_sender_returns_orders_which_are_carried_out(office: House) -> None:
    project = office.start()
    write(office, project, "一")

    def answering(key: str, body: Data, settings: Settings) -> Sequence[Order]:
        return [AddComment(actor=office.agency, project=project, text="已收到")]

    office.engine._senders = {"other": answering}
    office.engine.deliver()
    assert [row.text for row in office.rows(CommentRow)] == ["已收到"]


def test_an_order_of_a_sender_that_is_refused_is_tried_again(office: House) -> None:
    project = office.start()
    write(office, project, "一")
    text = [""]

    def answering(key: str, body: Data, settings: Settings) -> Sequence[Order]:
        return [AddComment(actor=office.agency, project=project, text=text[0])]

    office.engine._senders = {"other": answering}
    office.engine.deliver()
    assert "Invalid" in str(office.rows(OutboxRow)[0].error)
    text[0] = "已收到"
    office.passes(seconds=3)
    office.engine.deliver()
    assert states(office) == ["sent"]


@pytest.mark.parametrize("channel", ["nobody's"])
def test_a_channel_nobody_serves_is_an_incident_at_last(office: House, channel: str) -> None:
    project = office.start()
    write(office, project, "一", channel=channel)
    exhaust(office)
    assert office.rows(IncidentRow)[0].element == channel


def test_a_message_of_no_project_is_the_operator_s_to_retry(office: House) -> None:
    with office.sessions.begin() as session:
        session.add(
            OutboxRow(
                channel="other",
                key="k",
                body={},
                state="queued",
                attempts=0,
                next_at=clock.read(session).now,
            )
        )
    office.channel.failing = 99
    exhaust(office)
    (incident,) = office.rows(IncidentRow)
    assert incident.project is None
    office.channel.failing = 0
    office.give(RetryIncident(actor=OPERATOR, incident=incident.id))
    office.engine.deliver()
    assert states(office) == ["sent"]
    assert CLOCK.id != incident.resolved_by
