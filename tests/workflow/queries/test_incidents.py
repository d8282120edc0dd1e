"""The list of incidents: pages without gaps, filters, and those that were dealt with."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from engine.errors import Invalid
from engine.vocabulary import CLOCK, Page
from engine.workflow.orders.report_stall import ReportStall
from engine.workflow.queries.incidents import IncidentLine, incidents
from engine.workflow.tables import IncidentRow
from tests.workflow.houses import START, House
from tests.workflow.small import STEPS


def raised(house: House, project: str, number: int, **changes: Any) -> None:
    """Two at each moment, so that the moment alone is no key."""
    named = {"element": "mail", "reason": f"template {number}", "raised_at": START}
    row = {"id": uuid4().hex, "project": project, **named, **changes}
    row["raised_at"] += timedelta(minutes=number // 2)
    with house.sessions.begin() as session:
        session.add(IncidentRow(**row))


@pytest.fixture
def listed(house: House) -> House:
    project = house.begin(STEPS)
    for number in range(7):
        raised(house, project, number)
    raised(house, project, 20, resolved_at=START, resolved_by=house.agency.id)
    house.give(ReportStall(actor=CLOCK, project=project, reason="cannot be read"))
    return house


def asked(house: House, **filters: Any) -> Page[IncidentLine]:
    return house.ask(incidents, **filters)


def test_pages_follow_one_another_without_gap(listed: House) -> None:
    seen: list[IncidentLine] = []
    after: str | None = None
    while after is not None or not seen:
        page = asked(listed, after=after, limit=3)
        assert (page.count, page.capped) == (8, False)
        seen += page.items
        after = page.next_key
    assert len({one.id for one in seen}) == 8
    assert [one.raised_at for one in seen] == sorted(one.raised_at for one in seen)


def test_incidents_are_found_by_where_they_stand(listed: House) -> None:
    assert asked(listed, kind="element").count == 7
    assert asked(listed, kind="sending").count == 0
    (stalled,) = asked(listed, kind="project").items
    assert (stalled.kind, stalled.reason) == ("project", "cannot be read")


def test_incidents_are_found_by_reason_and_project(listed: House) -> None:
    assert [one.reason for one in asked(listed, text="template 3").items] == ["template 3"]
    title = asked(listed).items[0].title or ""
    assert asked(listed, text=title[:4]).count == 8
    assert asked(listed, text="100%").count == 0


def test_what_was_dealt_with_names_who_did(listed: House) -> None:
    (done,) = asked(listed, state="resolved").items
    assert (done.resolved_by, done.resolved_at) == (listed.agency.id, START)


def test_a_cursor_of_nobodys_list_is_refused(listed: House) -> None:
    with pytest.raises(Invalid):
        asked(listed, after="junk")
