"""What serves: the site alone, in one process or several, and what it refuses to start with."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.cli.terminal import Terminal

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 90


@pytest.mark.parametrize("command", ["run", "web"])
def test_a_real_house_needs_a_secret_of_its_own(
    blank: Callable[[str], Terminal], command: str
) -> None:
    terminal = blank("here")
    terminal.says("init")
    assert "SUNROAD_SECRET_KEY" in terminal.refuses(command)


@pytest.mark.parametrize("words", [("web",), ("run",), ("run", "--demo")])
def test_a_demo_stays_on_this_machine(small_terminal: Terminal, words: tuple[str, ...]) -> None:
    assert "127.0.0.1 only" in small_terminal.refuses(*words, "--host", "0.0.0.0")


@pytest.mark.parametrize("processes", ["1", "2"])
def test_the_site_answers_and_leaves_when_told(small_terminal: Terminal, processes: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "webapp.cli", "web", "--port", port, "--processes", processes]
    serving = subprocess.Popen(command, env={**os.environ, **small_terminal.environment}, cwd=ROOT)
    try:
        assert answer_of(f"http://127.0.0.1:{port}/api/health").is_success
    finally:
        serving.send_signal(signal.SIGTERM)
    assert serving.wait(PATIENCE_SECONDS) == 0


def test_the_clock_of_a_demo_has_its_second_site_beside_it(small_terminal: Terminal) -> None:
    command = [sys.executable, "-u", "-m", "webapp.cli", "worker"]
    environment = {**os.environ, **small_terminal.environment}
    working = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert working.stdout is not None
    address = working.stdout.readline().split()[-1]
    try:
        assert httpx.get(address, timeout=30).is_success
    finally:
        working.send_signal(signal.SIGTERM)
    assert working.wait(PATIENCE_SECONDS) == 0
    working.stdout.close()
    with pytest.raises(httpx.TransportError):
        httpx.get(address, timeout=5)


def answer_of(url: str) -> httpx.Response:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return httpx.get(url, timeout=30)
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
