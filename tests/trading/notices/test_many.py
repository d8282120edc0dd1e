"""The list of notices stays quick: every way to ask it walks an index, none a whole table."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import event, insert
from sqlalchemy.engine import Connection

from engine.store.base import table_of
from engine.trading.notices.queries.channel_looks import channel_looks
from engine.trading.notices.queries.notice_addresses import address_parts, addresses
from engine.trading.notices.queries.public_notices import public_notices
from engine.trading.notices.tables import NoticeRow, NoticeTermRow
from engine.trading.notices.terms import terms_of
from tests.trading.notices.tender import begun
from tests.workflow.houses import START, House
from tests.workflow.prepared import Prepared

MANY = 10_000
KINDS = ("tender_notice", "award", "candidates", "contract")
CITIES = ("320100", "320104", "320500", "320200")


@pytest.fixture(scope="module")
def crowded(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of ten thousand notices; one in a thousand is of a tunnel."""
    house = House(prepared.url("sqlite"), tmp_path_factory.mktemp("crowded"), {})
    project = begun(house)
    rows = [notice(project, number) for number in range(MANY)]
    with house.sessions.begin() as session:
        session.execute(insert(table_of(NoticeRow)), [values(row) for row in rows])
        terms = [
            {"term": term, "published_at": row.published_at, "notice": row.id}
            for row in rows
            for term in terms_of(row, "")
        ]
        session.execute(insert(table_of(NoticeTermRow)), terms)
    yield house
    house.close()


def notice(project: str, number: int) -> NoticeRow:
    return NoticeRow(
        id=f"{number:032x}",
        project=project,
        kind=KINDS[number % len(KINDS)],
        title="隧道公告" if number % 1000 == 0 else "道路公告",
        region=CITIES[number % len(CITIES)],
        class_="A01",
        content={},
        hash="0" * 64,
        published_at=START + timedelta(minutes=number),
    )


def values(row: NoticeRow) -> dict[str, object]:
    names = table_of(NoticeRow).columns.keys()
    return {name: getattr(row, "class_" if name == "class" else name) for name in names}


def plans(house: House, ask: object, **asked: object) -> list[str]:
    """How SQLite goes about every statement of a query."""
    told: list[str] = []

    def explain(
        connection: Connection, cursor: object, statement: str, parameters: object, *_: object
    ) -> None:
        if statement.startswith("SELECT"):
            again = connection.connection.cursor()
            again.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
            told.extend(str(row[3]) for row in again.fetchall())

    bound = house.sessions.kw["bind"]
    event.listen(bound, "before_cursor_execute", explain)
    try:
        house.ask(ask, **asked)  # type: ignore[arg-type]
    finally:
        event.remove(bound, "before_cursor_execute", explain)
    return told


ASKED = [
    {},
    {"text": "隧道"},
    {"text": "公告"},
    {"text": "道路公告", "kind": "award", "region": "320000", "class_": "A01"},
    {"kind": "award"},
    {"region": "320100"},
    {"class_": "A01", "since": START + timedelta(days=2), "before": START + timedelta(days=3)},
    {"since": START + timedelta(days=2), "before": START + timedelta(days=3)},
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("later", [False, True])
def test_no_list_of_notices_reads_a_whole_table_or_sorts_one(
    crowded: House, asked: dict[str, object], later: bool
) -> None:
    after = crowded.ask(public_notices, **asked, limit=5).next_key if later else None
    plan = plans(crowded, public_notices, **asked, after=after)
    assert plan
    wholes = [step for step in plan if step.startswith("SCAN ") and "USING" not in step]
    subqueries = ("SCAN (subquery", "SCAN anon", "SCAN CONSTANT", "SCAN medium", "SCAN house")
    assert [step for step in wholes if not step.startswith(subqueries)] == []
    assert [step for step in plan if "TEMP B-TREE" in step] == []


def test_pages_hold_everything_once_and_counts_stop_at_a_thousand(crowded: House) -> None:
    page = crowded.ask(public_notices, text="隧道", limit=4)
    assert (page.count, page.capped) == (MANY // 1000, False)
    seen = [one.id for one in page.items]
    while page.next_key:
        page = crowded.ask(public_notices, text="隧道", limit=4, after=page.next_key)
        seen += [one.id for one in page.items]
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == MANY // 1000
    whole = crowded.ask(public_notices, text="公告")
    assert (whole.count, whole.capped) == (1000, True)


def test_looks_at_channels_walk_their_index(crowded: House) -> None:
    plan = plans(crowded, channel_looks)
    assert any("ix_notice_delivery_next" in step for step in plan)


def test_the_map_of_addresses_has_parts_that_hold_every_notice_once(crowded: House) -> None:
    parts = crowded.ask(address_parts, 3000)
    assert len(parts) == 4
    found = [one.id for first in parts for one in crowded.ask(addresses, first, 3000)]
    assert len(found) == len(set(found)) == MANY


def test_where_nothing_was_published_there_is_no_map(small_house: House) -> None:
    assert small_house.ask(address_parts) == ()
