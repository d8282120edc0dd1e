"""One clock: the database's, read behind the lock, moved only in a demo and only forwards."""

import time
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select, update

from engine.app import Engine
from engine.errors import Invalid, NotAllowed, WrongState
from engine.vocabulary import OPERATOR
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.fire_timers import FireTimers
from engine.workflow.orders.install_house import InstallHouse
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.tables import CommentRow, HouseRow, ProjectRow
from tests.conftest import Make
from tests.workflow.filling import settings_in
from tests.workflow.heard import statements
from tests.workflow.houses import START, House
from tests.workflow.small import STEPS


def test_now_is_read_after_the_lock(house: House) -> None:
    """An order that waited for another does not carry the moment before its waiting."""
    project = house.begin(STEPS)
    order = AddComment(actor=house.agency, project=project, text="x")
    waiting = Thread(target=house.give, args=(order,))
    with house.sessions.begin() as session:
        session.scalars(select(ProjectRow).with_for_update()).all()
        waiting.start()
        time.sleep(0.6)
        released = house.now if "postgresql" in house.settings.database_url else None
    if released is None:
        released = house.now - timedelta(seconds=0.2)
    waiting.join()
    (row,) = house.rows(CommentRow)
    assert row.at >= released - timedelta(milliseconds=50)


def test_an_order_reads_the_clock_once(small_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    project = small_house.begin(STEPS)
    order = CompleteTask(
        actor=small_house.agency, task=small_house.task(project, "first").id, data={}
    )
    heard = statements(small_house, monkeypatch)
    small_house.give(order)
    assert sum("strftime" in text for text in heard) == 1
    moments = {fact.at for fact in small_house.facts(project) if fact.order == "CompleteTask"}
    assert len(moments) == 1


def test_the_clock_moves_forwards_and_leaves_a_fact(house: House) -> None:
    later = START + timedelta(days=9)
    house.give(MoveClock(actor=OPERATOR, to=later))
    assert timedelta(0) <= house.now - later < timedelta(seconds=5)
    with house.refusing(Invalid) as refused:
        house.give(MoveClock(actor=OPERATOR, to=START))
    assert "to" in str(refused.value)


def test_a_real_house_never_moves_its_clock(small_house: House) -> None:
    with small_house.sessions.begin() as session:
        session.execute(update(HouseRow).values(demo=False))
    with small_house.refusing(NotAllowed):
        small_house.give(MoveClock(actor=OPERATOR, to=START + timedelta(days=1)))


@pytest.mark.parametrize("login", ["agency.agency1", "system_admin", "analyst.province"])
def test_only_the_clock_fires_timers(small_house: House, login: str) -> None:
    project = small_house.begin(STEPS)
    with small_house.refusing(NotAllowed):
        small_house.give(FireTimers(actor=small_house.actor(login), project=project))


def test_a_house_is_installed_once(small_house: House) -> None:
    with small_house.refusing(WrongState):
        small_house.give(InstallHouse(actor=OPERATOR, demo=False))
    with small_house.refusing(NotAllowed):
        small_house.give(InstallHouse(actor=small_house.agency, demo=True))


@pytest.mark.usefixtures("tables")
def test_a_real_house_begins_in_the_present(make_database: Make, tmp_path: Path) -> None:
    made = Engine(settings_in(tmp_path, make_database("sqlite")))
    with pytest.raises(WrongState):
        made.handle(InstallHouse(actor=OPERATOR, demo=False, clock_behind=timedelta(days=3)))
    made.handle(InstallHouse(actor=OPERATOR, demo=False))
    with made._sessions() as session:
        row = session.get(HouseRow, 1)
        assert row is not None
        assert (row.demo, row.clock_offset_ms, len(row.file_marker)) == (False, 0, 32)
    made.close()


def test_every_moment_is_aware(small_house: House) -> None:
    project = small_house.begin(STEPS)
    for fact in small_house.facts(project):
        assert fact.at.utcoffset() is not None
    (row,) = small_house.rows(ProjectRow)
    assert row.started_at.utcoffset() == timedelta(0)
