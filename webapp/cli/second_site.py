"""Runs the receiving site of a demo beside it: another process, as another province's would be."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click
import httpx

from engine.app import Engine
from engine.errors import Unavailable
from engine.workflow.queries.house_state import house_state

PORT = 8001
PATIENCE_SECONDS = 30


@contextmanager
def second_site() -> Iterator[str]:
    """Its address; it runs while the block does, on port 8001 unless somebody else has that."""
    port = _free_port()
    command = [sys.executable, "-m", "webapp.cli", "receiver", "--port", str(port)]
    process = subprocess.Popen(command)  # noqa: S603 - our own program
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def beside(engine: Engine) -> Iterator[Engine]:
    """An engine that sends to such a site, where a demo names none of its own."""
    where = engine.settings
    if where.second_channel_url or not engine.ask(house_state).demo:
        yield engine
        return
    with second_site() as address:
        wait(address)
        click.echo(f"  第二网站 second site  {address}")
        complete = Engine(replace(where, second_channel_url=address))
        try:
            yield complete
        finally:
            complete.close()


def wait(address: str) -> None:
    """Until it answers.

    Raises:
        Unavailable: it does not answer in time.
    """
    end = time.monotonic() + PATIENCE_SECONDS
    while not _answers(address):
        if time.monotonic() > end:
            raise Unavailable(f"the second site at {address} does not answer")
        time.sleep(0.1)


def _free_port() -> int:
    for port in (PORT, 0):
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(door.getsockname()[1])
    raise Unavailable("no port is free on this machine")


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=2).is_success
    except httpx.HTTPError:
        return False
