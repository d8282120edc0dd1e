"""The law tables as a list."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.law.imports import import_folder
from engine.law.queries.law_rows import law_rows


@pytest.fixture
def session(open_session: sessionmaker[Session], law_folder: Path) -> Iterator[Session]:
    with open_session.begin() as session:
        import_folder(session, law_folder)
        yield session


def test_rows_are_found_by_words_of_two_characters(session: Session) -> None:
    found = law_rows(session, search="异议 答复", domain="engineering")
    assert {"ZTB-08", "ZTB-28"} <= {kept.row.id for kept in found.items}
    assert all(kept.row.domain == "engineering" for kept in found.items)


def test_rows_are_found_by_their_id_in_any_case(session: Session) -> None:
    assert [kept.row.id for kept in law_rows(session, search="ztb-46").items] == ["ZTB-46"]


def test_rows_are_found_by_their_mark(session: Session) -> None:
    found = law_rows(session, source_level="memory")
    assert (found.count, found.next_key) == (9, None)
    assert not any(kept.row.statutory for kept in found.items)


def test_pages_follow_one_another_without_gap(session: Session) -> None:
    seen: list[str] = []
    after: str | None = None
    while True:
        page = law_rows(session, after=after, limit=100)
        seen += [kept.row.id for kept in page.items]
        after = page.next_key
        if after is None:
            break
    assert len(seen) == len(set(seen)) == page.count == 335


def test_a_list_as_of_a_day_leaves_out_what_came_later(session: Session) -> None:
    ids = {kept.row.id for kept in law_rows(session, on=date(2016, 1, 1), limit=500).items}
    assert "ZTB-01" not in ids
    assert "CNT-01" in ids
