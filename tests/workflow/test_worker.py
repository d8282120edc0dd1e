"""The worker only ticks: what is to be done stands in the tables."""

from collections.abc import Iterator

import pytest
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler

from engine import worker
from tests.workflow.houses import House


@pytest.fixture
def ticking(small_house: House) -> Iterator[BackgroundScheduler]:
    scheduler = worker.start(small_house.engine)
    yield scheduler
    scheduler.shutdown()


def test_a_tick_that_came_late_still_runs_and_none_overlaps(ticking: BackgroundScheduler) -> None:
    for job in ticking.get_jobs():
        assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1), job.id


def test_nothing_is_kept_between_ticks(ticking: BackgroundScheduler) -> None:
    assert isinstance(ticking._lookup_jobstore("default"), MemoryJobStore)


def test_timers_and_outbox_each_second_the_ledger_each_hour(ticking: BackgroundScheduler) -> None:
    every = {job.id: job.trigger.interval.total_seconds() for job in ticking.get_jobs()}
    assert every == {
        "fire_due": 1,
        "deliver_all": 1,
        "look": 10,
        "look_at_channels": 30,
        "erase_bids": 60,
        "checkpoint": 3600,
    }
