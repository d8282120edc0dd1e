"""A large bid uploaded over HTTP: how much memory the web server takes for it, and how fast."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import click
import httpx
import psutil

from bench import bidding, custodians, lab
from engine.app import Engine
from engine.demo import province
from engine.store import exact
from engine.trading.bids.limits import CHUNK
from engine.vocabulary import Json
from engine.workflow.queries.house_state import house_state

MIB = 1024 * 1024
LOGIN = "bidder.bidder1"
PATIENCE_SECONDS = 60


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--mib", default=1024, show_default=True, help="Size of the bid.")
def upload(mib: int, *, as_json: bool) -> None:
    """MiB a second, and how far the server's memory grew while it took the bid."""
    with lab.house("sqlite") as engine:
        project = _tender(engine)
        with _served(engine) as (url, server), _signed_in(url) as client:
            _put(client, project, 2)
            before = server.memory_info().rss
            began = time.perf_counter()
            with _peak(server) as peak:
                _put(client, project, mib // 8)
            speed = Decimal(mib) / Decimal(time.perf_counter() - began)
    result: dict[str, Json] = {
        "mib": mib,
        "mib_a_second": round(speed, 1),
        "server_rss_before_mib": before // MIB,
        "server_rss_grew_mib": (peak[0] - before) // MIB,
    }
    click.echo(exact.dumps(result) if as_json else "  ".join(f"{k} {v}" for k, v in result.items()))


def _tender(engine: Engine) -> str:
    """It takes sealed bids for a year; the custodians' keys are nobody's."""
    province.settle(engine, lambda *_: None)
    item = bidding.publish(engine, sealing=custodians.SEALING)
    now = engine.ask(house_state).now
    project = bidding.start(engine, item, now.replace(year=now.year + 1))
    custodians.appoint(engine, [project])
    return project


@contextmanager
def _served(engine: Engine) -> Iterator[tuple[str, psutil.Process]]:
    """The site alone, in a process of its own."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    environment = {
        **os.environ,
        "SUNROAD_DATA": str(engine.settings.data),
        "SUNROAD_KEYS": str(engine.settings.keys),
        "SUNROAD_DATABASE_URL": engine.settings.database_url,
        "SUNROAD_INSECURE_COOKIES": "1",
    }
    words = [sys.executable, "-m", "webapp.cli", "web", "--port", str(port)]
    running = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url)
        yield url, psutil.Process(running.pid)
    finally:
        running.terminate()
        running.wait()


def _wait(url: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


@contextmanager
def _signed_in(url: str) -> Iterator[httpx.Client]:
    """A bidder's browser, as far as sending goes."""
    with httpx.Client(base_url=url, headers={"Referer": url}, timeout=60) as client:
        client.headers["X-CSRFToken"] = _token(client)
        client.post("/sign-in/demo", data={"login": LOGIN})
        client.headers["X-CSRFToken"] = _token(client)
        yield client


def _token(client: httpx.Client) -> str:
    page = client.get("/sign-in", follow_redirects=True).text
    found = re.search(r'name="csrf-token" content="([^"]+)"', page)
    return found[1] if found else ""


def _put(client: httpx.Client, project: str, chunks: int) -> None:
    """As many full chunks; what is in them does not matter before the manifest."""
    bid = client.post(f"/market/projects/{project}/lots/1/bid").raise_for_status().json()["bid"]
    content = os.urandom(CHUNK)
    for index in range(chunks):
        client.put(f"/market/bids/{bid}/chunks/{index}", content=content).raise_for_status()


@contextmanager
def _peak(server: psutil.Process) -> Iterator[list[int]]:
    """The most memory the server holds meanwhile, in bytes."""
    peak, done = [server.memory_info().rss], threading.Event()

    def look() -> None:
        while not done.wait(0.05):
            peak[0] = max(peak[0], server.memory_info().rss)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield peak
    finally:
        done.set()
        looking.join()
