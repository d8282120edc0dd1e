"""Chromium and a small server for the built islands: only its answers are made up."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tools.steps import ROOT

STATIC = ROOT / "webapp" / "static"
PAGES = Path(__file__).parent / "pages"
POLICY = (
    "default-src 'self'; script-src 'nonce-n0nce'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".bpmn": "application/xml",
}


class Site:
    """What the server answers to PUT and POST, what it was sent, and the tokens it tells."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.url = f"http://127.0.0.1:{server.server_port}"
        self.received: list[tuple[str, str, bytes]] = []
        self.draft_status = 204
        self.tokens: dict[str, object] = {}

    def bodies(self, method: str) -> list[bytes]:
        return [body for verb, _, body in self.received if verb == method]


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        name = self.path.split("?")[0].lstrip("/")
        if name == "tokens":
            return self.answer(200, json.dumps(self.site.tokens).encode(), ".json")
        if name.startswith("static/"):
            return self.answer(200, (STATIC / name.removeprefix("static/")).read_bytes(), name)
        found = PAGES / name
        if not found.is_file():
            return self.answer(404, b"", ".txt")
        return self.answer(200, filled(found).encode(), name)

    def do_PUT(self) -> None:
        self.keep()
        self.answer(self.site.draft_status, b"", ".txt")

    def do_POST(self) -> None:
        self.keep()
        document = b'{"id": "d-1", "name": "plan.pdf", "size": 3}'
        upload = self.path == "/documents"
        self.answer(
            201 if upload else 200,
            document if upload else b"accepted",
            ".json" if upload else ".txt",
        )

    def keep(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        assert self.path == "/posted" or self.headers["X-CSRFToken"] == "t0ken"
        self.site.received.append((self.command, self.path, body))

    def answer(self, status: int, body: bytes, name: str) -> None:
        self.send_response(status)
        self.send_header(
            "Content-Type", TYPES.get(Path(name).suffix or name, "text/html") + "; charset=utf-8"
        )
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def filled(page: Path) -> str:
    text = page.read_text()
    manifest = json.loads((STATIC / "manifest.json").read_text())
    for name, built in manifest.items():
        text = text.replace(f"{{{{ {name} }}}}", f"/static/{built}")
    return text


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Site(server)
    server.RequestHandlerClass = type("OneSite", (Handler,), {"site": made})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in Chinese on which nothing may go wrong: script errors and policy violations fail."""
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    yield opened
    context.close()
    assert [line for line in wrong if "Failed to load resource" not in line] == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker, to be evaluated in a page."""
    return (ROOT / "webapp/assets/node_modules/axe-core/axe.min.js").read_text()
