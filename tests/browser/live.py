"""A demo house as its users meet it: web and worker in one process, the second site in another."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psutil

from engine import settings
from engine.app import Engine
from engine.demo import build, province
from engine.vocabulary import OPERATOR
from engine.workflow.orders.install_house import InstallHouse
from webapp.cli.migrate import upgrade

PATIENCE_SECONDS = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Live:
    """Where the site and the second site answer, and the environment of the installation."""

    url: str
    second: str
    data: Path
    environment: dict[str, str]
    running: ExitStack

    def sunroad(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What a command prints about this installation."""
        return subprocess.run(
            _command(*words), env=self.environment, capture_output=True, text=True, check=False
        )


def prepare(folder: Path, clock: datetime, **more: str) -> None:
    """A demo house with province and published type, without projects; its clock starts there.

    `more` goes into its environment.
    """
    (folder / "var").mkdir(parents=True)
    where = settings.read({"SUNROAD_DATA": str(folder / "var"), **more})
    upgrade(where)
    engine = Engine(where)
    behind = datetime.now(UTC) - clock
    engine.handle(InstallHouse(actor=OPERATOR, demo=True, clock_behind=behind))
    province.settle(engine, lambda _: None)
    build.publish_all(engine)
    engine.close()


@contextmanager
def served(prepared: Path, folder: Path) -> Iterator[Live]:
    """A copy of a prepared house while it is served on free ports of this machine."""
    shutil.copytree(prepared, folder)
    port, second = _free_port(), _free_port()
    running = ExitStack()
    live = Live(
        running=running,
        url=f"http://127.0.0.1:{port}",
        second=f"http://127.0.0.1:{second}",
        data=folder / "var",
        environment={
            **os.environ,
            "SUNROAD_DATA": str(folder / "var"),
            "SUNROAD_KEYS": str(folder / "keys"),
            "SUNROAD_SECOND_CHANNEL": f"http://127.0.0.1:{second}",
        },
    )
    with running:
        running.enter_context(_process(live, "receiver", "--port", str(second)))
        running.enter_context(_process(live, "run", "--port", str(port)))
        for address in (live.url, live.second):
            _wait(address)
        yield live


@contextmanager
def killed(live: Live) -> Iterator[None]:
    """While its web and worker are gone, without a word; afterwards they run again."""
    words = ("run", "--port", live.url.rsplit(":", 1)[1])
    for process in children_of_this():
        if command_of(process)[-len(words) :] == list(words):
            process.kill()
            process.wait()
    yield
    live.running.enter_context(_process(live, *words))
    _wait(live.url)


def children_of_this() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def command_of(process: psutil.Process) -> list[str]:
    """Empty for one that has ended meanwhile."""
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []


@contextmanager
def _process(live: Live, *words: str) -> Iterator[None]:
    with (live.data / f"{words[0]}.log").open("w") as log:
        process = subprocess.Popen(_command(*words), env=live.environment, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.terminate()
            process.wait()


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "webapp.cli", *words]


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])


def _wait(address: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            httpx.get(address, timeout=5).raise_for_status()
        except httpx.TransportError:
            assert time.monotonic() < end, f"{address} does not answer"
            time.sleep(0.2)
        else:
            return
