"""Writes what the first release left behind: a backup of a house with running projects.

Run once, at that release: `python -m tests.migrations.first_release`. Later releases read the file.
"""

import gzip
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.demo import story
from engine.store import backup, migrations
from engine.vocabulary import OPERATOR
from engine.workflow import packages
from engine.workflow.orders.publish_package import PublishPackage
from tests.workflow.filling import fill
from tests.workflow.houses import House
from tests.workflow.small import drawn, task
from tests.workflow.spiff.short import boundary, call, line, path, sub, timer

FILE = Path(__file__).parent / "first_release.tar.gz"
WORKS = "works_open_tender"
LOTS = ('=["A", "B"]', "lot", "scores", "=score")
SCORES = drawn(
    line(
        "m",
        sub("each", line("i", task("rate")), loop=LOTS),
        call("again", "called"),
        task("last"),
    )
    + boundary("late", "each", timer("P3D", "timeDuration"), stop=False)
    + task("remind")
    + path("late", "remind"),
    agency="each again late remind last",
)
CALLED = drawn(line("c", task("inner")), id="called", agency="inner")


def write() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'house.db'}"
        migrations.upgrade(url, "0001")
        fill(url, folder)
        house = House(url, folder, {})
        live(house)
        backup.backup(house.settings, folder / "all.tar")
        house.close()
        FILE.write_bytes(gzip.compress((folder / "all.tar").read_bytes(), mtime=0))


def live(house: House) -> None:
    """A project amid its loop, one that is over, and a works tender that has just come in."""
    house.publish(SCORES, CALLED)
    amid, over = house.start({"note": "amid"}), house.start({"note": "over"})
    house.complete(amid, "rate", {"score": "1"}, lot="A")
    for lot in ("A", "B"):
        house.complete(over, "rate", {"score": "2"}, lot=lot)
    house.complete(over, "inner")
    house.complete(over, "last")
    tender(house)


def tender(house: House) -> str:
    """The project of the release's own package, begun as its first story begins."""
    where = house.settings
    package = packages.read(where.processes, where.forms, WORKS)
    house.give(
        PublishPackage(
            actor=OPERATOR,
            trading_type=WORKS,
            content=package.content,
            files=package.files,
            effective_from=datetime(2000, 1, 1, tzinfo=UTC),
            region="320000",
            reason="first release",
        )
    )
    told = story.read(package.stories["happy_two_lots.json"])
    played = {
        "tenderee": home(house, "tenderee.tenderee1"),
        "agency": home(house, "agency.agency1"),
    }
    return house.start(dict(told.case), item=told.item, **played)


def home(house: House, login: str) -> tuple[str, ...]:
    return (f"organisation:{house.actor(login).organisation}",)


if __name__ == "__main__":
    write()
