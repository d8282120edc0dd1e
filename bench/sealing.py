"""Sealing a bid, by the command line and in Chromium: how fast, and with how much memory."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from engine.sealing import custodian_keys
from engine.sealing.suites import SUITES
from engine.store import exact

STATIC = Path(__file__).parents[1] / "webapp/static"
MIB = 1024 * 1024
SMALL = 64
ROLES = ("one", "two", "three")
PASSPHRASE = "correct horse battery"
INPUT = "<!doctype html><input type=file>"
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
SEAL = """async ({ given, script }) => {
  const seal = await import(script);
  const files = [...document.querySelector('input').files];
  const began = performance.now();
  let bytes = 0;
  const putChunk = async (_, chunk) => { bytes += chunk.length; };
  await seal.sealBid({ ...given, files }, { putChunk });
  return bytes / 1048576 / ((performance.now() - began) / 1000);
}"""


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--mib", default=1024, show_default=True, help="Size of the bid.")
@click.option("--suite", "suites", multiple=True, type=click.Choice(tuple(SUITES)))
def sealing(mib: int, suites: tuple[str, ...], *, as_json: bool) -> None:
    """MiB a second and peak memory (MiB) of a large bid, and the peak of one of 64 MiB."""
    result = {suite: _measured(suite, mib) for suite in suites or tuple(SUITES)}
    click.echo(exact.dumps(result) if as_json else str(result))


def _measured(suite: str, mib: int) -> dict[str, dict[str, int]]:
    with TemporaryDirectory() as folder:
        large, small = (_file(Path(folder), size) for size in (mib, SMALL))
        return {
            "command": _both(lambda file: _by_command(suite, file), large, small),
            "chromium": _both(lambda file: _in_chromium(suite, file), large, small),
        }


def _both(seal: Any, large: Path, small: Path) -> dict[str, int]:
    speed, peak = seal(large)
    return {"mib_s": round(speed), "peak_mib": round(peak), "peak_mib_of_64": round(seal(small)[1])}


def _file(folder: Path, mib: int) -> Path:
    """Without content on disk, so that reading it costs nothing."""
    path = folder / f"{mib}.bin"
    with path.open("wb") as file:
        file.truncate(mib * MIB)
    return path


def _custodians(suite: str) -> list[dict[str, Any]]:
    made = [(role, custodian_keys.make(suite).public) for role in ROLES]
    return [
        {
            "id": role,
            "public_keys": public,
            "fingerprint": custodian_keys.fingerprint(suite, public),
        }
        for role, public in made
    ]


def _by_command(suite: str, file: Path) -> tuple[float, float]:
    """MiB a second and peak MiB of the process, start and writing to disk included."""
    with TemporaryDirectory(dir=file.parent) as folder:
        command = [sys.executable, "-m", "webapp.cli", *_words(suite, file, Path(folder))]
        began = time.perf_counter()
        quiet = subprocess.DEVNULL
        running = subprocess.Popen(command, stdout=quiet, stderr=quiet)
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
    assert running.returncode == 0, "sealing failed"
    return file.stat().st_size / MIB / seconds, usage.ru_maxrss / 1024


def _words(suite: str, file: Path, folder: Path) -> list[str]:
    given = {"suite": suite, "custodians": _custodians(suite)}
    (folder / "custodians").write_text(json.dumps(given))
    (folder / "read-out").write_text("{}")
    (folder / "passphrase-file").write_text(PASSPHRASE)
    named = ["--project", "p", "--lot", "l", "--bid", "b"]
    for option in ("custodians", "read-out", "passphrase-file", "out"):
        named += [f"--{option}", str(folder / option)]
    return ["seal", str(file), *named]


def _in_chromium(suite: str, file: Path) -> tuple[float, float]:
    """MiB a second and peak MiB of the page's process; chunks go nowhere."""
    given = {
        "suite": suite,
        "project": "p",
        "lot": "l",
        "bid": "b",
        "script": "0" * 64,
        "custodians": _custodians(suite),
        "readOut": {},
        "passphrase": PASSPHRASE,
    }
    script = json.loads((STATIC / "manifest.json").read_text())["seal.js"]
    with _page() as page, _watched() as peaks:
        page.set_input_files("input", file)
        speed = page.evaluate(SEAL, {"given": given, "script": f"/{script}"})
    return speed, max(peaks)


@contextmanager
def _watched() -> Iterator[list[float]]:
    """MiB of the largest page process, again and again; psutil is a development package."""
    import psutil  # noqa: PLC0415

    peaks, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.05):
            peaks.append(max(map(_renderer_mib, psutil.Process().children(recursive=True))))

    def _renderer_mib(process: Any) -> float:
        try:
            is_page = "--type=renderer" in process.cmdline()
            return process.memory_info().rss / MIB if is_page else 0.0
        except psutil.Error:
            return 0.0

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield peaks
    finally:
        over.set()
        watching.join()


@contextmanager
def _page() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with _served() as url, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page()
        page.set_default_timeout(600_000)
        page.route(f"{url}/", lambda route: route.fulfill(body=INPUT, content_type="text/html"))
        page.goto(f"{url}/")
        yield page
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing is said of requests."""


@contextmanager
def _served() -> Iterator[str]:
    files = partial(_Quiet, directory=str(STATIC))
    server = ThreadingHTTPServer(("127.0.0.1", 0), files)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
