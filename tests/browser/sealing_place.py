"""A secure place in Chromium with the sealing loaded: its own bundle, and its inner parts."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from engine.sealing import custodian_keys
from engine.sealing.custodian_keys import CustodianKeys
from tests.sealing.bids import PASSPHRASE, READ_OUT, ROLES, SCRIPT

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


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page for a module's tests; at the end nothing was complained of in its console."""
    folder = bundled(tmp_path_factory.mktemp("sealing"))
    with served(folder) as address:
        made = chromium.new_page()
        complaints: list[str] = []
        made.on("console", lambda message: complaints.append(message.text))
        made.on("pageerror", lambda problem: complaints.append(str(problem)))
        made.goto(address)
        made.evaluate(OPEN)
        yield made
        made.close()
        assert complaints == []


def refusal(page: Page, body: str, args: dict[str, Any]) -> Any:
    """Name, code and place of the refusal that a piece of script ends with; None without one."""
    script = f"""async given => {{
      const {{ {", ".join(args)} }} = given;
      try {{ await (async () => {{ {body} }})(); }}
      catch (problem) {{ return [problem.name, problem.code, problem.where]; }}
      return null;
    }}"""
    return page.evaluate(script, args)


def given(suite: str, custodians: dict[str, CustodianKeys], schemes: tuple[str, ...]) -> Any:
    """What a page gets from the server in order to seal, but for the files."""
    return {
        "suite": suite,
        "project": "p-1",
        "lot": "一标段",
        "bid": "b-1",
        "script": SCRIPT,
        "custodians": [_custodian(suite, role, custodians[role], schemes) for role in ROLES],
        "readOut": READ_OUT,
        "passphrase": PASSPHRASE,
    }


def _custodian(suite: str, role: str, keys: CustodianKeys, schemes: tuple[str, ...]) -> Any:
    public = {scheme: keys.public[scheme] for scheme in schemes}
    fingerprint = custodian_keys.fingerprint(suite, public)
    return {"id": role, "public_keys": public, "fingerprint": fingerprint}
