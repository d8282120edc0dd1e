"""The lock files fulfil what the project asks for, by exact versions, and name no hosts."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.browser_parts import ASSETS
from tools.environment import LOCK, PROJECT

PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.M)


def wanted() -> list[Requirement]:
    project = tomllib.loads(PROJECT.read_text())["project"]
    return list(map(Requirement, project["dependencies"] + project["optional-dependencies"]["dev"]))


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_the_python_lock_fulfils(requirement: Requirement) -> None:
    locked = [
        version
        for name, version in PINNED.findall(LOCK.read_text())
        if canonicalize_name(name) == canonicalize_name(requirement.name)
    ]
    assert locked, f"make lock: {requirement.name} is not in requirements.lock"
    assert all(requirement.specifier.contains(version, prereleases=True) for version in locked)


def test_every_locked_python_package_has_hashes() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.read_text().strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_browser_lock_fulfils_package_json() -> None:
    package = json.loads((ASSETS / "package.json").read_text())
    packages = json.loads((ASSETS / "package-lock.json").read_text())["packages"]
    for kind in ("dependencies", "devDependencies"):
        assert packages[""][kind] == package[kind], "make lock"
        for name, version in package[kind].items():
            assert packages[f"node_modules/{name}"]["version"] == version


def test_the_locks_name_no_registry() -> None:
    assert "://" not in LOCK.read_text()
    assert '"resolved"' not in (ASSETS / "package-lock.json").read_text()
