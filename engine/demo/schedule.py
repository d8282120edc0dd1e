"""Plays many stories at once on one clock, each step at its own time, up to a last moment."""

import heapq
from collections.abc import Callable, Iterable
from datetime import datetime

from engine import worker
from engine.app import Engine
from engine.demo.player import Player
from engine.demo.story import Story
from engine.vocabulary import OPERATOR
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.queries.due_projects import next_due
from engine.workflow.queries.house_state import house_state

Progress = Callable[[int, int], None]


def play(engine: Engine, stories: Iterable[Story], until: datetime, progress: Progress) -> None:
    """Interleave stories by time; what lies after `until` is left for people to do."""
    players = [Player(engine, story) for story in stories]
    queue = [(player.moment, number) for number, player in enumerate(players)]
    heapq.heapify(queue)
    done = 0
    while queue and queue[0][0] <= until:
        moment, number = heapq.heappop(queue)
        player = players[number]
        advance(engine, moment)
        player.step()
        done += 1
        progress(done, len(queue))
        if not player.over:
            heapq.heappush(queue, (player.moment, number))
    advance(engine, until)


def play_one(engine: Engine, story: Story) -> Player:
    """One story from beginning to end."""
    player = Player(engine, story)
    while not player.over:
        advance(engine, player.moment)
        player.step()
    settle(engine)
    return player


def advance(engine: Engine, moment: datetime) -> None:
    """Move the clock to a moment, stopping at every timer on the way so that it fires on time."""
    settle(engine)
    while (due := engine.ask(next_due)) is not None and due <= moment:
        _move(engine, due)
        settle(engine)
    _move(engine, moment)
    settle(engine)


def _move(engine: Engine, moment: datetime) -> None:
    if engine.ask(house_state).now < moment:
        engine.handle(MoveClock(actor=OPERATOR, to=moment))


def settle(engine: Engine) -> None:
    """Fire and deliver until nothing is due."""
    while worker.fire_due(engine) or worker.deliver_all(engine):
        pass
