"""A secure place in Chromium with the sealing loaded: its own bundle, and its inner parts."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page

ASSETS = Path(__file__).parents[2] / "webapp/assets"
PROBE = Path(__file__).parent / "sealing_probe.js"
SEAL = ASSETS / "src/seal.js"
OPEN = """async () => {
  window.seal = await import('/seal.js');
  window.probe = await import('/sealing_probe.js');
  window.fileOf = (name, base64, type = '') =>
    new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name, { type });
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing is said of requests."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; object-src 'none'")
        super().end_headers()


def bundled(folder: Path) -> Path:
    """The sealing bundled as the site bundles it, and a probe beside it."""
    (folder / "index.html").write_text("<!doctype html><title>sealing</title>", "utf-8")
    (folder / "favicon.ico").touch()
    for entry in (SEAL, PROBE):
        subprocess.run(
            [
                "node_modules/.bin/esbuild",
                str(entry),
                "--bundle",
                "--format=esm",
                "--target=es2022",
                "--minify",
                f"--outfile={folder / entry.name}",
                "--log-level=error",
            ],
            cwd=ASSETS,
            env={"NODE_PATH": str(ASSETS / "node_modules"), "PATH": "/usr/bin:/bin"},
            check=True,
        )
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at a local address, which browsers take for secure."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def opened(chromium: Browser, address: str) -> Page:
    """A page that has loaded the sealing, under the policy of the site."""
    page = chromium.new_page()
    page.goto(address)
    page.evaluate(OPEN)
    return page
