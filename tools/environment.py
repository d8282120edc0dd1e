"""Makes .venv, also where Python came without ensurepip, and installs the locked packages in it."""

import importlib.util
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tools.pip_wheel import fetch_pip
from tools.steps import ROOT, Step, call

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# The machine's Python, also when the environment's own runs this.
BASE = getattr(sys, "_base_executable", sys.executable)
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
LAUNCHER = """#!{python}
import sys

from {module} import {function}

sys.exit({function}())
"""


def steps() -> tuple[Step, ...]:
    """In order: the environment, the locked packages, the commands that run from the checkout."""
    return (
        Step(
            title="Python environment",
            sources=(),
            stamp=VENV / ".prepared-venv",
            product=PYTHON,
            make=make_environment,
        ),
        Step(
            title="Python packages",
            sources=(LOCK,),
            stamp=VENV / ".prepared-packages",
            product=PYTHON,
            make=install_packages,
        ),
        Step(
            title="Commands",
            sources=(PROJECT,),
            stamp=VENV / ".prepared-commands",
            product=VENV / "bin" / "sunroad",
            make=write_commands,
        ),
    )


def make_environment() -> None:
    """Keep a working .venv of Python 3.11 or newer; else make one that has pip."""
    if _works():
        return
    with_pip = importlib.util.find_spec("ensurepip") is not None
    call([BASE, "-m", "venv", "--clear", *([] if with_pip else ["--without-pip"]), VENV])
    if not with_pip:
        bring_pip()


def bring_pip() -> None:
    """Put pip into .venv with the pip of this Python if it has one, else with pip's own wheel."""
    if not subprocess.run([BASE, "-c", "import pip"], capture_output=True, check=False).returncode:
        call([BASE, "-m", "pip", "--python", PYTHON, "install", "--quiet", "pip"])
        return
    with tempfile.TemporaryDirectory() as folder:
        wheel = fetch_pip(Path(folder))
        call([PYTHON, wheel / "pip", "install", "--quiet", "--no-index", wheel])


def install_packages() -> None:
    """Exactly what requirements.lock names, each file checked against its hash."""
    call([PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCK])


def write_commands() -> None:
    """Make the checkout importable in .venv and write its console scripts; needs no network."""
    packages = next((VENV / "lib").glob("python3.*/site-packages"))
    (packages / "sunroad.pth").write_text(f"{ROOT}\n")
    for name, target in tomllib.loads(PROJECT.read_text())["project"]["scripts"].items():
        module, function = target.split(":")
        command = VENV / "bin" / name
        command.write_text(LAUNCHER.format(python=PYTHON, module=module, function=function))
        command.chmod(0o755)


def _works() -> bool:
    if not PYTHON.exists():
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return not subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode
