"""On SQLite an order holds the only pen from its first breath; a question holds none."""

import sqlite3
from datetime import datetime

from sqlalchemy import make_url

from engine.vocabulary import Data
from engine.workflow.queries.house_state import house_state
from engine.workflow.services import Ask, Result, Service
from tests.workflow.conftest import Build
from tests.workflow.houses import House
from tests.workflow.small import drawn, service, task
from tests.workflow.spiff.short import line


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


def test_an_order_holds_the_pen_before_it_has_written(build: Build) -> None:
    heard: list[str] = []

    def listen(inputs: Data, ask: Ask, now: datetime) -> Result:
        heard.append(try_to_write(house))
        return Result()

    house = build("sqlite", test_listen=Service(run=listen, zh="听", en="Listen"))
    house.begin(drawn(line("m", service("listen", "test.listen"), task("first")), agency="first"))
    assert heard == ["database is locked"]
    assert try_to_write(house) == "free"


def test_a_question_keeps_nobody_from_writing(small_house: House) -> None:
    def asking(session: object) -> str:
        house_state(session)  # type: ignore[arg-type]
        return try_to_write(small_house)

    assert small_house.ask(asking) == "free"
