"""The demo province with the types of this release published, copied for every story."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.app import Engine
from engine.demo import build, province
from engine.exchange import SENDERS
from engine.vocabulary import OPERATOR
from engine.workflow.orders.install_house import InstallHouse
from tests.workflow.conftest import empty_database, empty_postgres
from tests.workflow.filling import settings_in
from tests.workflow.houses import Listener
from tests.workflow.prepared import Prepared

__all__ = ["empty_database", "empty_postgres"]
EARLIEST = datetime(2026, 1, 5, tzinfo=UTC)
Tell = Callable[[str], tuple[Engine, Listener]]


def fill(url: str, folder: Path) -> None:
    engine = Engine(settings_in(folder, url))
    behind = datetime.now(UTC) - EARLIEST
    engine.handle(InstallHouse(actor=OPERATOR, demo=True, clock_behind=max(behind, timedelta(0))))
    province.settle(engine, lambda _: None)
    build.publish_all(engine)
    engine.close()


@pytest.fixture(scope="session")
def prepared_province(
    empty_database: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Prepared:
    return Prepared(tmp_path_factory.mktemp("province"), empty_database, fill)


@pytest.fixture
def province_on(prepared_province: Prepared) -> Iterator[Tell]:
    """`province_on(kind)`: an engine over a province of its own, and what its channel heard."""
    made: list[Engine] = []

    def one(kind: str) -> tuple[Engine, Listener]:
        channel = Listener()
        where = settings_in(prepared_province.folder, prepared_province.url(kind))
        made.append(
            Engine(where, senders={**SENDERS, "second_channel": channel, "issuer": Listener()})
        )
        return made[-1], channel

    yield one
    for engine in made:
        engine.close()
