"""Senders write nothing, return orders, and bear being called twice."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from engine import worker
from engine.exchange import SENDERS, house, projects, second_channel
from engine.store import exact
from engine.vocabulary import CLOCK, Fact
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_follower import StartFollower
from tests.workflow.filling import settings_in
from tests.workflow.houses import House
from tests.workflow.small import drawn, task
from tests.workflow.spiff.short import boundary, line, message, node, on, path


class Receiver(BaseHTTPRequestHandler):
    """The other site: keeps what was put under each key."""

    kept: ClassVar[dict[str, bytes]] = {}
    answer: ClassVar[int] = 200

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.answer == 200:
            self.kept[self.path] = body
        self.send_response(self.answer)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[str]:
    Receiver.kept.clear()
    Receiver.answer = 200
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    running = threading.Thread(target=server.serve_forever)
    running.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    running.join()
    server.server_close()


def test_a_notice_is_put_under_its_key_however_often(receiver: str, tmp_path: Path) -> None:
    where = settings_in(tmp_path, "sqlite://", SUNROAD_SECOND_CHANNEL=receiver + "/")
    body = {"title": "公告", "hash": "h", "content": {"fields": {"标段": "1", "中标人": "甲"}}}
    for _ in range(2):
        assert list(second_channel.send("n-1", body, where)) == []
    assert Receiver.kept == {"/notices/n-1": exact.dumps(body).encode()}


def test_a_receiver_that_refuses_is_an_error(receiver: str, tmp_path: Path) -> None:
    where = settings_in(tmp_path, "sqlite://", SUNROAD_SECOND_CHANNEL=receiver)
    Receiver.answer = 503
    with pytest.raises(httpx.HTTPStatusError):
        second_channel.send("n-1", {}, where)


def test_a_receiver_that_is_away_is_an_error(tmp_path: Path) -> None:
    where = settings_in(tmp_path, "sqlite://", SUNROAD_SECOND_CHANNEL="http://127.0.0.1:1")
    with pytest.raises(httpx.HTTPError):
        second_channel.send("n-1", {}, where)


def test_without_an_address_it_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="SUNROAD_SECOND_CHANNEL"):
        second_channel.send("n-1", {}, settings_in(tmp_path, "sqlite://"))


def test_a_thrown_message_comes_back_as_an_order_with_its_key(tmp_path: Path) -> None:
    body = {"name": "pay", "correlation": "c", "payload": {"amount": 5}}
    (order,) = projects.send("k-1", body, settings_in(tmp_path, "sqlite://"))
    assert order == SendMessage(
        actor=CLOCK, name="pay", correlation="c", data={"amount": 5}, key="k-1"
    )


def test_a_promised_project_comes_back_as_an_order_with_its_key(tmp_path: Path) -> None:
    (order,) = house.send("k-1", {"project": "p", "data": {"x": 1}}, settings_in(tmp_path, "x"))
    assert order == StartFollower(actor=CLOCK, key="k-1", project="p", data={"x": 1})


def test_every_channel_of_the_engine_has_a_sender() -> None:
    assert set(SENDERS) >= {"projects", "house", "second_channel", "mail"}


def test_one_project_throws_and_another_catches_once(small_house: House) -> None:
    """Through the outbox, with a payload, also when it is delivered a second time."""
    thrower = drawn(
        line("m", task("go"), node("sendTask", "tell", attrs='messageRef="news"')),
        extra=message("news", "=deadline"),
        agency="go tell",
    )
    catcher = drawn(
        line("m", task("work"))
        + boundary("came", "work", on("message", "news"), stop=False)
        + task("read")
        + path("came", "read"),
        extra=message("news", "=deadline"),
        agency="work came read",
    )
    small_house.publish(catcher)
    waiting = small_house.start({"deadline": "C-7"})
    other = small_house.start({"deadline": "C-8"})
    small_house.publish(thrower)
    source = small_house.start({"deadline": "C-7"})
    small_house.complete(source, "go")
    worker.deliver_all(small_house.engine)
    assert small_house.open(waiting) == ["read", "work"]
    assert small_house.open(other) == ["work"]
    (received,) = [one for one in small_house.facts(waiting) if one.fact == Fact.MESSAGE_RECEIVED]
    assert received.actor == CLOCK.id
    assert small_house.ledger_is_whole()
