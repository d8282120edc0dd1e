"""On SQLite an order holds the only pen from its first breath; a question holds none."""

import sqlite3

from sqlalchemy import make_url
from sqlalchemy.orm import Session

from engine.workflow.queries.house_state import house_state
from tests.workflow.houses import House


def try_to_write(house: House) -> str:
    """What another process hears that does not wait."""
    path = str(make_url(house.settings.database_url).database)
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return str(error)
    else:
        return "free"
    finally:
        other.close()


def test_an_order_holds_the_pen_before_it_has_written(small_house: House) -> None:
    with small_house.sessions() as session:
        assert house_state(session)
        assert try_to_write(small_house) == "database is locked"
    assert try_to_write(small_house) == "free"


def test_a_question_keeps_nobody_from_writing(small_house: House) -> None:
    def asking(session: Session) -> str:
        assert house_state(session)
        return try_to_write(small_house)

    assert small_house.ask(asking) == "free"
