"""A change of a record reaches running projects as far as the law lets it; else it is noted."""

import csv

import pytest

from engine.law.folder import read_book
from engine.store.ledger import facts
from engine.trading.parties.orders.change_party import ChangeParty
from engine.trading.parties.party import PATHS
from engine.trading.parties.reach import reaches
from engine.vocabulary import Actor, Fact, Json
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.queries.timeline import timeline
from engine.workflow.tables import ParticipantRow, ProjectRow
from tests.trading.parties.entity import keep, register
from tests.trading.parties.test_prefill import DIAGRAM, FORMS, agency, begin
from tests.webapp.visiting import ROOT
from tests.workflow.houses import House

OPENED = {"events": {"opening": '=address = "come"'}}


def changed(actor: Actor, house: House, **more: Json) -> None:
    data: dict[str, Json] = {
        "name": "南京长江甲建设有限公司",
        "name_en": "",
        "legal_representative": "王建国",
        "address": "南京市玄武区中山路0号",
        "region": "320100",
        **more,
    }
    house.give(ChangeParty(actor=actor, data=data))


@pytest.fixture
def place(small_house: House) -> House:
    small_house.publish(DIAGRAM, forms=FORMS, **OPENED)
    return small_house


def told(house: House, project: str, fact: Fact) -> list[Json]:
    return [field for one in house.told(project, fact) for field in one["fields"]]  # type: ignore[union-attr]


def test_address_and_contact_reach_the_case_file_and_leave_a_fact(place: House) -> None:
    actor = agency(place)
    project = begin(place, actor)
    changed(actor, place, address="南京市江宁区1号")
    assert place.inside(project).case["address"] == "南京市江宁区1号"
    assert told(place, project, Fact.PARTY_CHANGE_REACHED) == ["address"]
    assert told(place, project, Fact.PARTY_CHANGE_NOTED) == []
    said = str([one.particulars for one in place.facts(project)])
    assert "江宁" not in said
    assert place.ledger_is_whole()


def test_what_was_typed_for_this_project_is_not_overwritten(place: House) -> None:
    actor = agency(place)
    project = begin(place, actor, address="工地办公室")
    changed(actor, place, address="南京市江宁区1号")
    assert place.inside(project).case["address"] == "工地办公室"


def test_before_the_deadline_a_name_reaches_and_after_it_is_noted_only(place: House) -> None:
    actor = agency(place)
    open_, past = begin(place, actor), begin(place, actor, address="come")
    changed(actor, place, name="南京长江甲建设集团有限公司", legal_representative="李国栋")
    assert told(place, open_, Fact.PARTY_CHANGE_REACHED) == ["name", "legal_representative"]
    assert told(place, open_, Fact.PARTY_CHANGE_NOTED) == []
    assert told(place, past, Fact.PARTY_CHANGE_REACHED) == ["legal_representative"]
    assert told(place, past, Fact.PARTY_CHANGE_NOTED) == ["name"]
    assert place.told(past, Fact.PARTY_CHANGE_NOTED)[0]["basis"] == ["ZTB-68"]


def test_a_bidder_under_its_pseudonym_is_left_alone(place: House) -> None:
    client = agency(place)
    project = begin(place, client)
    bidder = register(place, 1)
    values = {"address": "a", "contact_name": "b", "contact_phone": "c", "refund_account": "d"}
    place.give(SendMessage(actor=bidder, name="join", project=project, data=values))
    before, row = place.facts(project), place.rows(ProjectRow, id=project)[0].revision
    keep(place, bidder, "contacts", name="新人", phone="13900000000")
    assert place.facts(project) == before
    assert place.rows(ProjectRow, id=project)[0].revision == row, "it was not even written"
    pseudonyms = {key for key in _players(place, project) if key.startswith("pseudonym:")}
    (name,) = (key.removeprefix("pseudonym:") for key in pseudonyms)
    with place.sessions() as session:
        told_ = facts(session, f"organisation:{bidder.organisation}")
    assert name not in str(told_), "nothing links the record to the pseudonym"


def test_after_the_opening_a_bidder_s_change_is_told_under_the_name_it_bids_by(
    place: House,
) -> None:
    project = begin(place, agency(place))
    bidder = register(place, 1)
    values = {"address": "come", "contact_name": "b", "contact_phone": "c", "refund_account": "d"}
    place.give(SendMessage(actor=bidder, name="join", project=project, data=values))
    keep(place, bidder, "contacts", name="新人", phone="13900000000")
    (fact,) = place.told(project, Fact.PARTY_CHANGE_REACHED)
    assert fact["fields"] == ["contacts"]
    assert fact["key"] in _players(place, project)


def _players(house: House, project: str) -> set[str]:
    return {row.key for row in house.rows(ParticipantRow, project=project)}


def test_every_line_of_the_table_names_a_field_and_a_basis_that_exist() -> None:
    book = read_book(ROOT / "processes" / "law")
    for line in reaches(ROOT / "processes").values():
        assert line.field in PATHS or line.field in ("contact", "basic_account")
        assert line.basis in book.ids() or line.basis.startswith("《实施意见》")
        assert line.until in ("always", "opening", "award")
    path = ROOT / "processes" / "law" / "parties" / "changes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        names = [line["field"] for line in csv.DictReader(file)]
    assert len(names) == len(set(names))


def test_the_timeline_tells_it_in_words(place: House) -> None:
    actor = agency(place)
    project = begin(place, actor)
    changed(actor, place, address="南京市江宁区1号")
    events = place.ask(timeline, actor, project).events
    (event,) = [one for one in events if one.fact == Fact.PARTY_CHANGE_REACHED]
    assert event.particulars["what"] == "住所"
