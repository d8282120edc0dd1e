"""Prepares a sandbox: publishes a package in it, after the checks that a draft must pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from engine.rehearsal.stage import Stage
from engine.settings import Settings
from engine.vocabulary import OPERATOR
from engine.workflow.orders.move_clock import FARTHEST, MoveClock
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.packages import Package
from engine.workflow.queries.house_state import house_state

REGION = "320000"


def publish(settings: Settings, folder: Path, package: Package) -> None:
    """In force at once.

    Raises:
        BadDiagram: every error of the checks.
    """
    with _opened(settings, folder) as engine:
        engine.handle(
            PublishPackage(
                actor=OPERATOR,
                trading_type=package.trading_type,
                content=package.content,
                files=package.files,
                effective_from=engine.ask(house_state).now,
                region=REGION,
                reason="试运行",
                unfinished=True,
            )
        )


def turn(settings: Settings, folder: Path, to: datetime) -> None:
    """Turn the clock of a house in which nothing has begun; one that is later stays."""
    with _opened(settings, folder) as engine:
        while (now := engine.ask(house_state).now) < to:
            engine.handle(MoveClock(actor=OPERATOR, to=min(to, now + FARTHEST)))


@contextmanager
def _opened(settings: Settings, folder: Path) -> Iterator[Stage]:
    engine = Stage(settings, folder)
    try:
        yield engine
    finally:
        engine.close()
