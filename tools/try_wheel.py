"""Installs the built wheel away from the checkout and serves a page from it: `try_wheel dist`."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

from tools.environment import LOCK
from tools.steps import say

PATIENCE = 120


def main() -> int:
    """Exit 0 when the page and its style sheet were served, 1 with one sentence."""
    wheel = max(Path(sys.argv[1]).resolve().glob("*.whl"), key=lambda path: path.stat().st_mtime)
    with tempfile.TemporaryDirectory(prefix="sunroad-wheel-") as name:
        folder = Path(name)
        sunroad = install(wheel, folder / "venv")
        environment = {
            **os.environ,
            "SUNROAD_DATA": str(folder / "data"),
            "SUNROAD_KEYS": str(folder / "keys"),
        }
        subprocess.run(
            [sunroad, "demo", "--projects", "1"], cwd=folder, env=environment, check=True
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = str(probe.getsockname()[1])
        served = subprocess.Popen([sunroad, "web", "--port", port], cwd=folder, env=environment)
        try:
            return look(f"http://127.0.0.1:{port}", served)
        finally:
            served.terminate()
            served.wait(30)


def install(wheel: Path, place: Path) -> Path:
    """A fresh environment with the locked packages and the wheel; the path of its `sunroad`."""
    say(f"Installing {wheel.name} in a fresh environment ...")
    venv.create(place, with_pip=False)
    pip = (sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"), "install", "-q")
    subprocess.run([*pip, "--require-hashes", "-r", LOCK], check=True)
    subprocess.run([*pip, "--no-deps", wheel], check=True)
    return place / "bin" / "sunroad"


def look(site: str, served: "subprocess.Popen[bytes]") -> int:
    """Fetch the sign-in page and one of its built parts."""
    page = patient(f"{site}/sign-in", served)
    part = re.search(r'href="(/static/[^"]+\.css)"', page)
    if part is None:
        say("The sign-in page names no built style sheet.")
        return 1
    patient(f"{site}{part[1]}", served)
    say(f"The wheel serves /sign-in and {part[1]}")
    return 0


def patient(url: str, served: "subprocess.Popen[bytes]") -> str:
    """The body at the address once it answers 200; raises the last error after PATIENCE seconds."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            if time.monotonic() > until or served.poll() is not None:
                raise
            time.sleep(0.3)


if __name__ == "__main__":
    sys.exit(main())
