"""The diagram editor with a diagram of 300 elements: opening, dragging, checking, in Chromium."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import httpx

from bench import diagrams
from engine import settings
from engine.app import Engine
from engine.demo import province
from engine.store import exact, migrations
from engine.studio.orders.open_draft import OpenDraft
from engine.vocabulary import OPERATOR, Actor
from engine.workflow.orders.install_house import InstallHouse

STEPS = 149
"""Each has a task and a timer at its border; with start and end 300 elements."""
ROUNDS = 5
REGION = "320000"
PATIENCE_SECONDS = 60
ANALYST = Actor(id="bench", name="bench", region=REGION, roles=frozenset({"analyst"}))
FRAMES = """() => { window.frames_ = []; let last = performance.now();
  const tick = now => { frames_.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""
CHECKS = """async url => { const began = performance.now(); const answer = await fetch(url);
  await answer.json(); return performance.now() - began; }"""


@click.command()
@click.option("--json", "as_json", is_flag=True)
def modeler(*, as_json: bool) -> None:
    """Milliseconds: median opening and checking, p95 of a frame while an element is dragged."""
    with TemporaryDirectory() as folder:
        where = {"SUNROAD_DATA": f"{folder}/var", "SUNROAD_KEYS": f"{folder}/keys"}
        draft = _draft(where)
        with _served(where) as url, _page(url) as page:
            result = _measured(page, f"/studio/{draft}")
    click.echo(exact.dumps(result) if as_json else str(result))


def _measured(page: Any, draft: str) -> dict[str, int]:
    opened = [_opening(page, f"{draft}/diagram/process.bpmn") for _ in range(ROUNDS)]
    frames = _dragging(page)
    checked = [page.evaluate(CHECKS, f"{draft}/findings.json") for _ in range(ROUNDS)]
    return {
        "open_ms": round(statistics.median(opened)),
        "frame_p95_ms": round(statistics.quantiles(frames, n=20)[-1]),
        "check_ms": round(statistics.median(checked)),
    }


def _opening(page: Any, path: str) -> float:
    """From the address to a drawing that can be worked on."""
    began = time.perf_counter()
    page.goto(path)
    page.wait_for_selector("[data-modeler][data-ready]")
    return (time.perf_counter() - began) * 1000


def _dragging(page: Any) -> list[float]:
    """How long each frame took while a task in the middle was moved about."""
    page.goto(f"{page.url.partition('#')[0]}#step_{STEPS // 2}")
    page.reload()
    page.wait_for_selector(".djs-element.selected")
    box = page.locator(f"[data-element-id=step_{STEPS // 2}] .djs-hit").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    for way in range(120):
        page.mouse.move(x + way % 40 * 4, y + way % 30 * 3)
    frames: list[float] = page.evaluate("frames_")
    page.mouse.up()
    return frames[1:]


def _draft(where: dict[str, str]) -> str:
    """A demo house without projects, with a draft that holds the diagram and its form."""
    Path(where["SUNROAD_DATA"]).mkdir(parents=True)
    chosen = settings.read(where)
    migrations.upgrade(chosen.database_url)
    engine = Engine(chosen)
    engine.handle(InstallHouse(actor=OPERATOR, demo=True))
    province.settle(engine, lambda _: None)
    files = {"process.bpmn": diagrams.line("bench", STEPS).encode()}
    draft = engine.handle(
        OpenDraft(
            actor=ANALYST,
            trading_type="bench",
            title="bench",
            region=REGION,
            files=files,
        )
    )
    engine.close()
    return str(draft)


@contextmanager
def _served(where: dict[str, str]) -> Iterator[str]:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = int(chosen.getsockname()[1])
    command = [sys.executable, "-m", "webapp.cli", "web", "--port", str(port)]
    quiet = subprocess.DEVNULL
    environment = {**os.environ, **where}
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as site:
        try:
            _wait(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            site.terminate()


def _wait(url: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            httpx.get(url, timeout=5)
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return


@contextmanager
def _page(url: str) -> Iterator[Any]:
    """Chromium with the analyst signed in.

    Raises:
        ClickException: neither Playwright nor Chromium is here.
    """
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is needed
    except ImportError:
        chromium = None
    if chromium is None:
        raise click.ClickException("needs Chromium and the development packages")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(base_url=url, viewport={"width": 1400, "height": 900})
        _sign_in(page)
        yield page
        browser.close()


def _sign_in(page: Any) -> None:
    page.goto("/sign-in")
    page.fill("#login", "analyst.province")
    page.fill("#password", province.PASSWORD)
    page.click(".form-actions .btn-primary")
    page.wait_for_selector("form[action$=sign-out]")
