"""People and workers at once: one wins, nothing is lost, nothing is doubled."""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from engine import worker
from engine.errors import Refused, SomeoneWasFaster
from engine.vocabulary import CLOCK, OPERATOR, Fact, Order
from engine.workflow.orders.add_comment import AddComment
from engine.workflow.orders.claim_task import ClaimTask
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.move_clock import MoveClock
from engine.workflow.orders.save_draft import SaveDraft
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.tables import CommentRow, DraftRow, OutboxRow
from tests.crash import trade
from tests.crash.shadows import differences
from tests.workflow.conftest import Build, build, empty_database, empty_postgres, house, prepared
from tests.workflow.houses import START, House
from tests.workflow.orders.test_send_message import ASKED
from tests.workflow.small import STEPS, drawn, task
from tests.workflow.spiff.short import boundary, line, path, timer

__all__ = ["build", "empty_database", "empty_postgres", "house", "prepared"]
ROUNDS = 5


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Answers or refusals of acts that begin together."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return act()
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def giving(house: House, orders: Iterable[Order]) -> list[Callable[[], Any]]:
    return [lambda order=order: house.give(order) for order in orders]  # type: ignore[misc]


def test_of_two_who_complete_one_task_one_wins_and_the_other_keeps_the_draft(
    house: House,
) -> None:
    house.publish(STEPS)
    for _ in range(ROUNDS):
        project = house.start()
        id_ = house.task(project, "first").id
        both = (house.agency, house.colleague)
        answers = at_once(
            *giving(
                house, [CompleteTask(actor=who, task=id_, data={"note": who.id}) for who in both]
            )
        )
        (slower,) = [one for one in answers if one is not None]
        assert isinstance(slower, SomeoneWasFaster)
        winner, loser = both if answers[0] is None else both[::-1]
        assert slower.where["person"] == winner.id
        assert house.inside(project).case["note"] == winner.id
        (draft,) = house.rows(DraftRow, task=id_)
        assert (draft.person, draft.data) == (loser.id, {"note": loser.id})
        assert len(house.told(project, Fact.TASK_COMPLETED)) == 1
    assert house.ledger_is_whole()


def test_two_workers_fire_one_timer_once(house: House) -> None:
    body = line("m", task("work")) + boundary(
        "late", "work", timer("P1D", "timeDuration"), stop=False
    )
    house.publish(drawn(body + task("remind") + path("late", "remind"), agency="work late remind"))
    started = [house.start() for _ in range(10)]
    house.give(MoveClock(actor=OPERATOR, to=START.replace(day=4)))
    at_once(*[lambda: worker.fire_due(house.engine)] * 3)
    worker.fire_due(house.engine)
    for project in started:
        assert len(house.told(project, Fact.TIMER_FIRED)) == 1
        assert house.open(project) == ["remind", "work"]
    assert differences(house.engine) == []


def test_two_workers_send_each_message_once(build: Build, database_kind: str) -> None:
    house = build(database_kind, **trade.SERVICES)
    house.engine._senders = {**house.engine._senders, "receiver": house.channel}  # type: ignore[assignment]
    house.publish(trade.DIAGRAM)
    for project in [house.start() for _ in range(10)]:
        house.complete(project, "step")
    at_once(*[lambda: worker.deliver_all(house.engine)] * 3)
    house.settle()
    calls = Counter(house.channel.calls)
    promised = {row.key for row in house.rows(OutboxRow, channel="receiver")}
    assert calls == Counter(promised)
    assert house.ledger_is_whole()


def test_a_claim_is_won_once(house: House) -> None:
    project = house.begin(STEPS)
    id_ = house.task(project, "first").id
    answers = at_once(
        *giving(house, [ClaimTask(actor=who, task=id_) for who in (house.agency, house.colleague)])
    )
    assert [type(one) for one in answers if one is not None] == [SomeoneWasFaster]
    assert len(house.told(project, Fact.TASK_CLAIMED)) == 1


def test_a_message_delivered_twice_at_once_is_caught_once(house: House) -> None:
    project = house.begin(ASKED)
    order = SendMessage(actor=CLOCK, name="question", project=project, data={}, key="m-1")
    assert sorted(at_once(*giving(house, [order] * 3))) == [0, 0, 1]
    assert house.open(project) == ["answer", "work"]


def test_facts_of_senders_and_people_make_one_chain(build: Build, database_kind: str) -> None:
    house = build(database_kind, **trade.SERVICES)
    house.engine._senders = {**house.engine._senders, "receiver": house.channel}  # type: ignore[assignment]
    project = house.begin(trade.DIAGRAM)

    def people() -> None:
        for _ in range(15):
            house.complete(project, "step")

    def sender() -> None:
        for _ in range(30):
            worker.deliver_all(house.engine)

    at_once(people, sender, sender)
    house.settle()
    assert house.ledger_is_whole()
    assert house.inside(project).case["homes"] == 15


def test_two_hundred_orders_at_once_on_sqlite_wait_and_never_fail(build: Build) -> None:
    house = build()
    house.publish(STEPS)
    started = [house.start() for _ in range(10)]
    tasks = [house.task(project, "first").id for project in started]
    orders: list[Order] = [
        kind
        for number in range(100)
        for kind in (
            AddComment(actor=house.agency, project=started[number % 10], text=f"第{number}条"),
            SaveDraft(actor=house.colleague, task=tasks[number % 10], data={"note": str(number)}),
        )
    ]
    took: list[float] = []

    def timed(order: Order) -> None:
        began = time.perf_counter()
        house.give(order)
        took.append(time.perf_counter() - began)

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(timed, orders))
    p95 = statistics.quantiles(took, n=20)[-1]
    sys.stdout.write(f"200 orders of 20 threads on SQLite: p95 {p95 * 1000:.0f} ms")
    assert len(house.rows(CommentRow)) == 100
    assert p95 < 5
    assert house.ledger_is_whole()
