"""The console scripts run from the checkout in the prepared environment."""

import subprocess
from pathlib import Path

import pytest

from tools import environment


def test_a_command_calls_its_function_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    project = tmp_path / "pyproject.toml"
    project.write_text('[project.scripts]\nsunroad = "platform:python_version"\n')
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PROJECT", project)
    environment.write_commands()
    ran = subprocess.run(
        [tmp_path / "bin" / "sunroad"], capture_output=True, text=True, check=False
    )
    assert ran.stderr.startswith("3.")
