"""Notices that were there before are found by their text too, as if published now."""

import importlib.util
from types import ModuleType

from sqlalchemy import delete, select, update

from engine.store import migrations
from engine.trading.notices.queries.public_notices import public_notices
from engine.trading.notices.tables import NoticeRow, NoticeTermRow
from tests.trading.notices.tender import begun, issued
from tests.workflow.conftest import build, empty_database, empty_postgres, house, prepared
from tests.workflow.houses import House

__all__ = ["build", "empty_database", "empty_postgres", "house", "prepared"]


def test_the_migration_finds_them_as_publishing_does(house: House) -> None:
    notice = issued(house, begun(house))["id"]
    before = terms(house)
    with house.sessions.begin() as session:
        session.execute(delete(NoticeTermRow))
        session.execute(update(NoticeRow).values(class_=""))
    assert house.ask(public_notices, text="引桥").items == ()
    with house.sessions.begin() as session:
        script()._fill(session.connection())
    assert terms(house) == before
    (found,) = house.ask(public_notices, text="引桥", class_="A01").items
    assert (found.id, found.class_) == (notice, "A01")


def terms(house: House) -> set[tuple[object, ...]]:
    with house.sessions() as session:
        rows = select(NoticeTermRow.term, NoticeTermRow.published_at, NoticeTermRow.notice)
        return {tuple(row) for row in session.execute(rows)}


def script() -> ModuleType:
    (path,) = migrations.SCRIPTS.rglob("0009_*.py")
    spec = importlib.util.spec_from_file_location("notices_found_by_text", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
