"""Runs the other sites of a demo beside it, each a process: a receiving site, and a bank."""

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
from engine.settings import Settings
from engine.workflow.queries.house_state import house_state

PORT, BANK_PORT = 8001, 8002
PLATFORM = "http://127.0.0.1:8000"
PATIENCE_SECONDS = 30


@contextmanager
def second_site() -> Iterator[str]:
    """Its address; it runs while the block does, on port 8001 unless somebody else has that."""
    with _program(PORT, "receiver") as address:
        yield address


@contextmanager
def demo_bank(platform: str = PLATFORM) -> Iterator[str]:
    """As `second_site`, the pretended bank on port 8002, which tells `platform` of payments."""
    with _program(BANK_PORT, "bank", "--platform", platform) as address:
        yield address


@contextmanager
def beside(engine: Engine) -> Iterator[Engine]:
    """An engine that sends to such sites, where a demo names none of its own."""
    where = engine.settings
    if where.second_channel_url or not engine.ask(house_state).demo:
        yield engine
        return
    with second_site() as address, demo_bank() as bank:
        wait(address)
        click.echo(f"  第二网站 second site  {address}")
        complete = Engine(with_sites(where, address, bank))
        try:
            yield complete
        finally:
            complete.close()


def with_sites(where: Settings, address: str, bank: str) -> Settings:
    """The settings with these sites, as far as the environment names none."""
    return replace(
        where,
        second_channel_url=where.second_channel_url or address,
        bank_url=where.bank_url or bank,
        issuer_url=where.issuer_url or bank,
    )


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


@contextmanager
def _program(wanted: int, *command: str) -> Iterator[str]:
    port = _free_port(wanted)
    whole = [sys.executable, "-m", "webapp.cli", *command, "--port", str(port)]
    process = subprocess.Popen(whole)  # noqa: S603 - our own program
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _free_port(wanted: int) -> int:
    for port in (wanted, 0):
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
