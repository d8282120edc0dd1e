"""Whatever bidders do around the deadline: one bid of theirs stands for a lot, and none is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import NotFound, TooLate, WrongState
from engine.trading.bids.tables import BidRow
from engine.vocabulary import OPERATOR, Actor
from engine.workflow.orders.move_clock import MoveClock
from tests.trading.bids.bidding import Bidding, bidding
from tests.workflow.conftest import Build

ACTS = st.sampled_from(["upload", "send", "send again", "withdraw", "wait"])
STEPS = st.lists(st.tuples(st.sampled_from(["bidder1", "bidder2"]), ACTS), max_size=14)
WAITS = timedelta(hours=6)
"""Four waits, and the deadline has come."""


class Model:
    """What should stand, told by who sent and withdrew before the deadline."""

    def __init__(self, call: Bidding) -> None:
        self.call = call
        self.waited = 0
        self.uploads: dict[str, list[str]] = {}
        self.sent: dict[str, str] = {}
        self.standing: dict[str, str] = {}

    @property
    def open(self) -> bool:
        return self.waited < 4

    def does(self, login: str, act: str) -> None:
        by = self.call.house.actor(f"bidder.{login}")
        acts: dict[str, Callable[[str, Actor], None]] = {
            "upload": self._upload,
            "send": self._send,
            "send again": self._send_again,
            "withdraw": self._withdraw,
            "wait": self._wait,
        }
        acts[act](login, by)

    def _upload(self, login: str, by: Actor) -> None:
        if not self.open:
            with pytest.raises(TooLate):
                self.call.begin(by)
        elif len(self.uploads.get(login, [])) < 3:
            self.uploads.setdefault(login, []).append(self.call.uploaded(by))

    def _send(self, login: str, by: Actor) -> None:
        if not self.uploads.get(login):
            return
        bid = self.uploads[login].pop()
        if not self.open:
            with pytest.raises((TooLate, WrongState)):
                self.call.send(by, bid)
            return
        self.call.send(by, bid)
        self.sent[login] = self.standing[login] = bid

    def _send_again(self, login: str, by: Actor) -> None:
        """A replay changes nothing."""
        if login in self.sent:
            with pytest.raises((TooLate, WrongState)):
                self.call.send(by, self.sent[login])

    def _withdraw(self, login: str, by: Actor) -> None:
        if self.open and login in self.standing:
            self.call.withdraw(by)
            del self.standing[login]
        else:
            with pytest.raises((TooLate, NotFound, WrongState)):
                self.call.withdraw(by)

    def _wait(self, login: str, by: Actor) -> None:
        self.waited += 1
        self.call.house.give(MoveClock(actor=OPERATOR, to=self.call.house.now + WAITS))


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_one_bid_stands_and_none_is_lost(
    build: Build, kind: str, steps: list[tuple[str, str]]
) -> None:
    house = build(kind)
    model = Model(bidding(house))
    try:
        for login, act in steps:
            model.does(login, act)
        standing = [row.id for row in house.rows(BidRow, state="received")]
        assert sorted(standing) == sorted(model.standing.values())
    finally:
        house.close()
