"""Writers of one process take turns on SQLite, first come, first served."""

import threading
import time

import pytest
from sqlalchemy import create_engine

from engine.store.turns import Turns


def test_whoever_came_first_goes_first() -> None:
    turns, order = Turns(create_engine("sqlite://")), []

    def take(number: int) -> None:
        with turns:
            order.append(number)

    with turns:
        waiting = [threading.Thread(target=take, args=(number,)) for number in range(20)]
        for one in waiting:
            one.start()
            time.sleep(0.005)
        assert order == []
    for one in waiting:
        one.join()
    assert order == list(range(20))


def test_an_error_gives_the_turn_on() -> None:
    turns = Turns(create_engine("sqlite://"))
    with pytest.raises(ValueError, match="mine"), turns:
        raise ValueError("mine")
    with turns:
        pass


def test_where_many_may_write_nobody_waits() -> None:
    turns = Turns(create_engine("postgresql+psycopg://nobody@nowhere/none"))
    with turns, turns:
        pass
