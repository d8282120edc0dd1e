"""A demo with one person of every role that has business in the administration, and others."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.app import Engine
from engine.people.kinds import ONLY
from engine.people.roles import Roles
from tests.webapp.visiting import ROOT, Visitor, house, opened, organisation, person

ROLES = Roles.read(ROOT / "processes" / "roles.toml")


@pytest.fixture(scope="session")
def settled(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of such a demo, made once. Logins are role keys."""
    folder = tmp_path_factory.mktemp("administration")
    shutil.copyfile(sqlite_template, folder / "house.db")
    with house(f"sqlite:///{folder / 'house.db'}", folder, demo=True) as engine:
        homes = {
            kind: organisation(engine, f"home-{kind}", kind)
            for kind in ("market", "centre", "department")
        }
        for role, known in ROLES.items():
            kind = str(ONLY.get(known.family, "market"))
            person(engine, role, role, home=None if role.endswith("_admin") else homes[kind])
    return folder / "house.db"


@pytest.fixture
def demo(settled: Path, tmp_path: Path) -> Iterator[Engine]:
    """A fresh copy of it."""
    shutil.copyfile(settled, tmp_path / "house.db")
    engine = opened(f"sqlite:///{tmp_path / 'house.db'}", tmp_path)
    yield engine
    engine.close()


@pytest.fixture
def enter(demo: Engine) -> Callable[[str], Visitor]:
    """A browser that signed in as a role."""
    first = Visitor(demo)

    def entered(role: str) -> Visitor:
        visitor = first.another()
        visitor.post("/sign-in/demo", login=role)
        return visitor

    return entered
