"""Runs the receiving site of a demo beside it: another process, as another province's would be."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from engine.errors import Unavailable

PORT = 8001
PATIENCE_SECONDS = 30
ADDRESS = f"http://127.0.0.1:{PORT}"


@contextmanager
def second_site() -> Iterator[None]:
    """Runs while the block does; one that runs there already is used and left alone."""
    if _answers():
        yield
        return
    command = [sys.executable, "-m", "webapp.cli", "receiver", "--port", str(PORT)]
    process = subprocess.Popen(command)  # noqa: S603 - our own program
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def wait() -> None:
    """Until it answers.

    Raises:
        Unavailable: it does not answer in time.
    """
    end = time.monotonic() + PATIENCE_SECONDS
    while not _answers():
        if time.monotonic() > end:
            raise Unavailable(f"the second site at {ADDRESS} does not answer")
        time.sleep(0.1)


def _answers() -> bool:
    try:
        return httpx.get(ADDRESS, timeout=2).is_success
    except httpx.HTTPError:
        return False
