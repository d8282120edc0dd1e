"""A message reaches the project that waits for it, from whoever may send it, once."""

import pytest

from engine.errors import Invalid, NotAllowed, NotFound, Refused, TooLate, WrongState
from engine.vocabulary import CLOCK, Fact
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.tables import ParticipantRow, SubmissionRow, WaitRow
from tests.workflow.houses import House
from tests.workflow.small import drawn, said_by, task
from tests.workflow.spiff.short import boundary, catch, line, on, path

ASKED = drawn(
    line("m", task("work"))
    + boundary("asked", "work", on("message", "question"), stop=False)
    + task("answer")
    + path("asked", "answer"),
    extra=said_by("question", "bidder,agency"),
    agency="work answer asked",
)
ONCE = drawn(
    line("m", catch("wait", on("message", "pay")), task("after")),
    extra=said_by("pay", "agency"),
    agency="wait after",
)


def question(house: House, project: str, **more: object) -> SendMessage:
    given = {"actor": house.agency, "name": "question", "project": project, "data": {"note": "?"}}
    return SendMessage(**{**given, **more})  # type: ignore[arg-type]


def test_a_message_opens_what_waits_for_it(house: House) -> None:
    project = house.begin(ASKED)
    assert house.give(question(house, project)) == 1
    assert house.open(project) == ["answer", "work"]
    (fact,) = [one for one in house.facts(project) if one.fact == Fact.MESSAGE_RECEIVED]
    assert (fact.actor, fact.particulars["message"]) == (house.agency.id, "question")
    assert len(house.rows(SubmissionRow, project=project)) == 2


def test_a_bidder_joins_by_sending_and_is_known_by_a_pseudonym_only(house: House) -> None:
    project = house.begin(ASKED)
    bidder = house.actor("bidder.bidder1")
    house.give(question(house, project, actor=bidder))
    name = pseudonym(house.settings, project, str(bidder.organisation))
    assert house.rows(ParticipantRow, role="bidder")[0].key == f"pseudonym:{name}"
    told = repr(house.facts(project))
    assert name in told
    assert bidder.id not in told
    assert str(bidder.organisation) not in told


def test_a_message_finds_its_project_by_correlation(house: House) -> None:
    house.publish(ONCE)
    project, other = house.start(), house.start()
    code = house.inside(project).case["project_code"]
    order = SendMessage(actor=house.agency, name="pay", correlation=code, data={})
    assert house.give(order) == 1
    assert house.open(project) == ["after"]
    assert house.open(other) == []
    assert {row.project for row in house.rows(WaitRow)} == {other}
    with house.refusing(NotFound):
        house.give(order)


def test_what_is_offered_to_people_binds_people_and_not_the_house(house: House) -> None:
    house.publish(ASKED, offered={"question": "=false"})
    project = house.start({})
    with house.refusing(WrongState):
        house.give(question(house, project))
    assert house.give(question(house, project, actor=CLOCK)) == 1


def test_a_key_that_was_taken_before_does_nothing(house: House) -> None:
    project = house.begin(ASKED)
    order = question(house, project, actor=CLOCK, key="m-1")
    assert [house.give(order), house.give(order)] == [1, 0]
    assert house.open(project) == ["answer", "work"]
    assert len(house.told(project, Fact.MESSAGE_RECEIVED)) == 1


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (NotFound, {"name": "unknown"}),
        (NotFound, {"project": "none"}),
        (NotFound, {"project": None}),
        (NotFound, {"project": None, "correlation": ""}),
        (WrongState, {"correlation": "another"}),
        (Invalid, {"data": {"unknown": 1}}),
        (Invalid, {"data": {"received_at": "2020-01-01"}}),
        (Invalid, {"data": {"pseudonym": "B-0"}}),
        (Invalid, {"data": {"note": ["x"]}}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_wrong_message_is_refused(
    small_house: House, kind: type[Refused], wrong: dict[str, object]
) -> None:
    project = small_house.begin(ASKED)
    with small_house.refusing(kind):
        small_house.give(question(small_house, **{"project": project, **wrong}))


@pytest.mark.parametrize("login", ["tenderee.tenderee1", "supervisor.nanjing", "expert1"])
def test_only_its_senders_send_a_message(small_house: House, login: str) -> None:
    project = small_house.begin(ASKED)
    with small_house.refusing(NotAllowed):
        small_house.give(question(small_house, project, actor=small_house.actor(login)))


def test_nothing_is_sent_to_a_project_that_stands(small_house: House) -> None:
    project = small_house.begin(ASKED)
    supervisor = small_house.actor("supervisor.nanjing")
    small_house.give(SuspendProject(actor=supervisor, project=project, reason="核查"))
    with small_house.refusing(WrongState):
        small_house.give(question(small_house, project))
    small_house.give(CancelProject(actor=supervisor, project=project, reason="停"))
    with small_house.refusing(WrongState):
        small_house.give(question(small_house, project))


def test_a_message_nobody_waits_for_any_more_is_refused(small_house: House) -> None:
    project = small_house.begin(ASKED)
    small_house.complete(project, "work")
    with small_house.refusing(WrongState):
        small_house.give(question(small_house, project))


def test_a_late_bid_leaves_exactly_its_fact(house: House) -> None:
    """Invariant 6: a recorded refusal commits its attempt and fact, nothing else."""
    project = house.begin(bidding())
    bidder = house.actor("bidder.bidder1")
    house.complete(project, "open", {"deadline": "2026-03-03T09:00:00+08:00"})
    before = house.dump()
    house.passes(days=1)
    clock_moved = house.dump()
    order = SendMessage(actor=bidder, name="bid", project=project, data={"note": "hash-1"})
    with pytest.raises(TooLate):
        house.give(order)
    after = house.dump()
    changed = {name for name in after if after[name] != clock_moved[name]}
    assert changed == {"fact", "chain_head"}
    assert before["task"] == after["task"]
    (refused,) = [one for one in house.facts(project) if one.fact == Fact.MESSAGE_REFUSED]
    assert refused.actor == pseudonym(house.settings, project, str(bidder.organisation))
    assert refused.particulars["reason"] == "TooLate"
    assert house.ledger_is_whole()


def test_a_bid_in_time_is_received(house: House) -> None:
    project = house.begin(bidding())
    house.complete(project, "open", {"deadline": "2026-03-03T09:00:00+08:00"})
    house.passes(hours=23, minutes=59)
    bidder = house.actor("bidder.bidder1")
    house.give(SendMessage(actor=bidder, name="bid", project=project, data={"note": "hash-1"}))
    assert len(house.told(project, Fact.BID_RECEIVED)) == 1


def bidding() -> bytes:
    """A bid is received beside the work while the work lasts."""
    from_bidder = (
        '<serviceTask id="receive" name="receive"><extensionElements>'
        '<zeebe:taskDefinition type="bids.receive"/><zeebe:ioMapping>'
        '<zeebe:input source="=&quot;1&quot;" target="lot"/>'
        '<zeebe:input source="=pseudonym" target="pseudonym"/>'
        '<zeebe:input source="=note" target="hash"/>'
        '<zeebe:input source="=deadline" target="deadline"/>'
        "</zeebe:ioMapping></extensionElements></serviceTask>"
    )
    body = (
        line("m", task("open"), task("work"))
        + boundary("came", "work", on("message", "bid"), stop=False)
        + from_bidder
        + path("came", "receive")
    )
    return drawn(body, extra=said_by("bid", "bidder"), agency="open work came receive")
