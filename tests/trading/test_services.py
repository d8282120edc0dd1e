"""Bids are received until their deadline and counted per lot; notices and manifests are hashed."""

import hashlib
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from engine.errors import NotFound, TooLate
from engine.store import exact
from engine.trading import SERVICES
from engine.trading.archive.tables import ArchiveRow
from engine.trading.bids.tables import BidRow
from engine.trading.notices.queries.public_notices import (
    notices_of,
    public_notice,
    public_notices,
)
from engine.trading.notices.tables import NoticeRow
from engine.vocabulary import Fact
from engine.workflow.services import Result
from engine.workflow.tables import IncidentRow, OutboxRow, ProjectRow, SubmissionRow
from tests.workflow.houses import START, House
from tests.workflow.small import STEPS, drawn, service, task
from tests.workflow.spiff.short import gateway, line, path

DEADLINE = "2026-03-10T09:00:00+08:00"


def call(house: House, name: str, at: datetime, **inputs: Any) -> Result:
    """A service as a diagram would call it; its rows are kept."""
    with house.sessions.begin() as session:
        result = SERVICES[name].run(inputs, lambda query, *args: query(session, *args), at)
        session.add_all(result.rows)
    return result


def bid(house: House, project: str, **more: Any) -> Result:
    given = {"project_id": project, "lot": "1", "pseudonym": "B-1", "hash": "h1"}
    at = more.pop("at", START)
    return call(house, "bids.receive", at, **{**given, "deadline": DEADLINE, **more})


def count(house: House, project: str, lot: str) -> object:
    return call(house, "bids.count", START, project_id=project, lot=lot).data["bidder_count"]


@pytest.fixture
def project(house: House) -> str:
    return house.begin(STEPS)


def test_a_bid_is_received_with_time_hash_and_pseudonym(house: House, project: str) -> None:
    result = bid(house, project)
    (row,) = house.rows(BidRow)
    assert (row.lot, row.pseudonym, row.hash, row.state) == ("1", "B-1", "h1", "received")
    receipt = {"id": row.id, "received_at": START.isoformat(), "hash": "h1"}
    assert result.data == {"receipt": receipt}
    assert result.facts[0][0] == Fact.BID_RECEIVED


def test_a_second_bid_replaces_the_first(house: House, project: str) -> None:
    bid(house, project)
    bid(house, project, hash="h2")
    states = {row.hash: row.state for row in house.rows(BidRow)}
    assert states == {"h1": "replaced", "h2": "received"}
    assert count(house, project, "1") == 1


def test_bids_are_counted_per_lot(house: House, project: str) -> None:
    for pseudonym in ("B-1", "B-2"):
        bid(house, project, pseudonym=pseudonym)
    bid(house, project, lot="2")
    assert (count(house, project, "1"), count(house, project, "2")) == (2, 1)
    assert count(house, project, "3") == 0


def test_the_opening_learns_number_and_pseudonym_of_each_bid_that_stands(
    house: House, project: str
) -> None:
    for hour, pseudonym in enumerate(("B-3", "B-1", "B-2", "B-3")):
        bid(house, project, pseudonym=pseudonym, hash=f"h{hour}", at=START.replace(hour=hour))
    about = {"project_id": project, "lot": "1", "pseudonym": "B-2", "deadline": DEADLINE}
    call(house, "bids.withdraw", START, **about)
    told = call(house, "bids.count", START, project_id=project, lot="1").data
    assert told["received"] == [
        {"number": 1, "pseudonym": "B-1"},
        {"number": 2, "pseudonym": "B-3"},
    ]


def test_a_bidder_is_told_its_own_lots_only(house: House, project: str) -> None:
    bid(house, project)
    bid(house, project, lot="2", pseudonym="B-2")
    for pseudonym, lots in (("B-1", ["1"]), ("B-2", ["2"]), ("B-3", []), (None, [])):
        told = call(house, "bids.standing", START, project_id=project, pseudonym=pseudonym)
        assert told.data == {"own_bids": lots}


@pytest.mark.parametrize(
    ("moment", "received"),
    [
        ("2026-03-10T00:59:59.999+00:00", True),
        ("2026-03-10T01:00:00+00:00", False),
        ("2026-03-10T01:00:00.001+00:00", False),
    ],
)
def test_the_deadline_itself_is_too_late(small_house: House, moment: str, received: bool) -> None:
    project = small_house.begin(STEPS)
    at = datetime.fromisoformat(moment)
    if received:
        bid(small_house, project, at=at)
    else:
        with pytest.raises(TooLate) as refused:
            bid(small_house, project, at=at)
        assert refused.value.where["rule"] == "ZTB-14"
    assert len(small_house.rows(BidRow)) == received


def test_a_bid_is_withdrawn_before_the_deadline_only(house: House, project: str) -> None:
    bid(house, project)
    about = {"project_id": project, "lot": "1", "pseudonym": "B-1", "deadline": DEADLINE}
    with pytest.raises(TooLate):
        call(house, "bids.withdraw", START.replace(day=11), **about)
    call(house, "bids.withdraw", START, **about)
    assert count(house, project, "1") == 0
    with pytest.raises(NotFound):
        call(house, "bids.withdraw", START, **about)


PUBLISHED = drawn(
    '<startEvent id="s"/>'
    + gateway("exclusive", "again")
    + task("write")
    + service("publish", "notices.publish", kind="tender", title="长江大桥施工招标公告")
    + path("s", "again", "write", "publish", "again"),
    agency="s again write publish",
)


def test_a_notice_is_public_at_once_and_promised_to_the_second_channel(house: House) -> None:
    project = house.begin(PUBLISHED)
    house.complete(project, "write")
    (row,) = house.rows(NoticeRow)
    assert row.hash == hashlib.sha256(exact.canonical(row.content)).hexdigest()
    assert house.ask(public_notice, row.id).title == "长江大桥施工招标公告"
    assert [one.id for one in house.ask(notices_of, project)] == [row.id]
    (message,) = house.rows(OutboxRow)
    assert (message.channel, message.key, message.body["hash"]) == (
        "second_channel",
        row.id,
        row.hash,
    )
    assert house.told(project, Fact.NOTICE_PUBLISHED)[0]["hash"] == row.hash
    notice = house.inside(project).case["notice"]
    assert isinstance(notice, dict)
    assert (notice["id"], notice["hash"]) == (row.id, row.hash)
    with pytest.raises(NotFound):
        house.ask(public_notice, "none")


def test_notices_are_searched_in_chinese_and_paged(house: House) -> None:
    project = house.begin(PUBLISHED)
    for _ in range(7):
        house.complete(project, "write")
        house.passes(seconds=1)
    found, after = [], None
    while True:
        page = house.ask(public_notices, text="大桥", after=after, limit=3)
        found += [one.id for one in page.items]
        after = page.next_key
        if after is None:
            break
    assert len(found) == len(set(found)) == 7
    moments = [house.ask(public_notice, id_).published_at for id_ in found]
    assert moments == sorted(moments, reverse=True)
    for text, count_ in (("公告", 7), ("隧道", 0), ("", 7)):
        assert house.ask(public_notices, text=text).count == count_
    for region, count_ in (("320100", 7), ("320000", 7), ("320200", 0)):
        assert house.ask(public_notices, region=region).count == count_


def test_the_manifest_lists_what_the_project_leaves(house: House) -> None:
    body = line("m", task("first"), service("seal", "archive.manifest"), task("last"))
    project = house.begin(drawn(body, agency="first seal last"))
    document = house.attach(project)
    house.complete(project, "first", {"note": "甲"})
    (archive,) = house.rows(ArchiveRow)
    assert archive.hash == hashlib.sha256(exact.canonical(archive.manifest)).hexdigest()
    assert [one["id"] for one in archive.manifest["files"]] == [document]
    kept = {row.id for row in house.rows(SubmissionRow, project=project)}
    assert {one["id"] for one in archive.manifest["submissions"]} == kept
    assert "甲" not in str(archive.manifest)
    assert house.told(project, Fact.ARCHIVE_SEALED)[0]["hash"] == archive.hash


def test_a_service_without_its_inputs_is_an_incident_of_its_element(small_house: House) -> None:
    project = small_house.begin(
        drawn(line("m", service("count", "bids.count"), task("on")), agency="count on")
    )
    with small_house.sessions() as session:
        row = session.scalars(select(ProjectRow).filter_by(id=project)).one()
        assert row.state == "running"
    assert small_house.inside(project).tasks == ()
    (fact,) = small_house.told(project, Fact.INCIDENT_RAISED)
    (incident,) = small_house.rows(IncidentRow)
    assert (fact["incident"], "lot" in incident.reason) == (incident.id, True)
