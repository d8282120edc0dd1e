"""A market place: the demo's province and one tender that bidders may answer now."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from engine import settings
from engine.app import Engine
from engine.demo import build, province, schedule, story
from engine.demo.player import Player
from engine.exchange import SENDERS
from engine.exchange.sender import Sender
from engine.trading.notices.queries.public_notices import public_notices
from engine.vocabulary import OPERATOR, Data, Order
from engine.workflow.orders.install_house import InstallHouse
from tests.webapp.visiting import ROOT

STORY = ROOT / "processes" / "works_open_tender" / "stories" / "happy_two_lots.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Square:
    """The tender's project, and what the second channel was sent."""

    engine: Engine
    project: str
    told: story.Story
    sent: dict[str, Data]


@contextmanager
def square(url: str, folder: Path) -> Iterator[Square]:
    """Over a database with empty tables; the tender is played until its notice is public."""
    read = settings.read({"SUNROAD_DATA": str(folder / "var"), "SUNROAD_DATABASE_URL": url})
    where = replace(read, processes=ROOT / "processes", forms=ROOT / "forms", secure_cookies=False)
    sent: dict[str, Data] = {}
    engine = Engine(where, senders={**SENDERS, "second_channel": _keeping(sent)})
    told = story.read(STORY.read_bytes())
    _prepare(engine, told.begins)
    player = Player(engine, told)
    while not engine.ask(public_notices).items:
        schedule.advance(engine, player.moment)
        player.step()
    schedule.settle(engine)
    yield Square(engine=engine, project=player.project, told=told, sent=sent)
    engine.close()


def _prepare(engine: Engine, begins: datetime) -> None:
    behind = datetime.now(begins.tzinfo) - begins + timedelta(days=1)
    engine.handle(InstallHouse(actor=OPERATOR, demo=True, clock_behind=behind))
    province.settle(engine, lambda part: None)
    build.publish_all(engine)


def _keeping(sent: dict[str, Data]) -> Sender:
    def send(key: str, body: Data, settings: settings.Settings) -> list[Order]:
        sent[key] = body
        return []

    return send
