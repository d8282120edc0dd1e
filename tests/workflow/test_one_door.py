"""Only the engine commits; no room reads another clock or names a trading type."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ENGINE = ROOT / "engine"
ROOMS = ("workflow", "people", "law", "trading", "exchange", "language")
FILES = sorted(path for room in ROOMS for path in (ENGINE / room).rglob("*.py"))
TYPES = sorted(path.parent.name for path in (ROOT / "processes").glob("*/item.toml"))


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """Every method called in a file, with its line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node.lineno


@pytest.mark.parametrize("name", ["commit", "utcnow", "today"])
def test_nobody_below_the_engine_calls(name: str) -> None:
    """Invariants 1 and 7."""
    found = [f"{path}:{line}" for path in FILES for one, line in calls(path) if one == name]
    assert found == []


def test_nobody_below_the_engine_asks_the_machine_for_the_time() -> None:
    for path in FILES:
        text = path.read_text()
        assert "datetime.now(" not in text, path
        assert "time.time(" not in text, path


def test_no_trading_type_is_named_in_the_engine() -> None:
    """Invariant 5."""
    assert TYPES
    for path in ENGINE.rglob("*.py"):
        for name in TYPES:
            assert name not in path.read_text(), path
