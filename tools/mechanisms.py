"""Takes each mechanism of the engine away in turn and expects its test to turn red.

`python -m tools.mechanisms` runs all of `mechanisms.toml`, two at a time, each in a copy of the
tree of its own; words after it choose those whose names hold one of them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from bench import postgres

ROOT = Path(__file__).parent.parent
TABLE = Path(__file__).with_suffix(".toml")
COPIED = ("engine", "processes", "forms", "tests", "bench", "tools", "webapp", "pyproject.toml")
IGNORED = shutil.ignore_patterns("__pycache__", "node_modules", "static", "*.map")
FAILED = 1
AT_ONCE = 2
PYTEST = ("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--tb=no")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mechanism:
    """`was` stands exactly once in `file`; without it `test` must fail. Tests part by blanks."""

    name: str
    file: str
    was: str
    becomes: str
    test: str

    @property
    def tests(self) -> tuple[str, ...]:
        return tuple(f"tests/{one}".rstrip() for one in self.test.split("tests/") if one)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    name: str
    red: bool
    said: str
    seconds: float


def table() -> tuple[Mechanism, ...]:
    """Every mechanism, as the table lists them."""
    told = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(Mechanism(**one) for one in told["mechanism"])


def patched(text: str, mechanism: Mechanism) -> str:
    """The file without its mechanism.

    Raises:
        ValueError: the passage is not there, or there twice.
    """
    if text.count(mechanism.was) != 1:
        raise ValueError(f"{mechanism.file}: {mechanism.was!r} stands {text.count(mechanism.was)}×")
    return text.replace(mechanism.was, mechanism.becomes)


def run(mechanisms: Iterable[Mechanism]) -> Iterator[Outcome]:
    """What became of each test; the first line is all of them with everything in place.

    Where that is not green, no other line would tell anything.
    """
    chosen = tuple(mechanisms)
    with tempfile.TemporaryDirectory() as folder, postgres.server() as url:
        trees = [Path(folder) / str(number) for number in range(AT_ONCE)]
        for tree in trees:
            _copy(tree)
        whole = _whole(trees[0], url, chosen)
        yield whole
        if whole.red:
            yield from _each(trees, url, chosen)


def _whole(tree: Path, url: str, chosen: tuple[Mechanism, ...]) -> Outcome:
    every = dict.fromkeys(test for one in chosen for test in one.tests)
    began = time.monotonic()
    said, code = _pytest(tree, url, tuple(every))
    spent = time.monotonic() - began
    return Outcome(name="everything in place is green", red=code == 0, said=said, seconds=spent)


def _each(trees: list[Path], url: str, chosen: tuple[Mechanism, ...]) -> Iterator[Outcome]:
    """In the order of the table, while as many run as there are trees."""
    free: SimpleQueue[Path] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def taken_away(one: Mechanism) -> Outcome:
        tree = free.get()
        try:
            return _without(tree, url, one)
        finally:
            free.put(tree)

    with ThreadPoolExecutor(len(trees)) as pool:
        yield from pool.map(taken_away, chosen)


def _without(tree: Path, url: str, one: Mechanism) -> Outcome:
    path, began = tree / one.file, time.monotonic()
    whole = path.read_text(encoding="utf-8")
    try:
        path.write_text(patched(whole, one), encoding="utf-8")
        said, code = _pytest(tree, url, one.tests)
    except ValueError as error:
        said, code = str(error), 0
    finally:
        path.write_text(whole, encoding="utf-8")
    red = code == FAILED and " error" not in said
    return Outcome(name=one.name, red=red, said=said, seconds=time.monotonic() - began)


def _copy(tree: Path) -> None:
    tree.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=IGNORED)
        else:
            shutil.copy(source, tree / name)


def _pytest(tree: Path, url: str, tests: tuple[str, ...]) -> tuple[str, int]:
    """The last line pytest says, and its exit code."""
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *PYTEST, *tests],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.strip().splitlines() or done.stderr.strip().splitlines() or ["nothing"]
    return lines[-1].strip("= "), done.returncode


def main(words: list[str]) -> int:
    """Exit 0 when every mechanism is missed by its test."""
    chosen = [one for one in table() if not words or any(word in one.name for word in words)]
    missed = 0
    for outcome in run(chosen):
        missed += not outcome.red
        mark = "ok   " if outcome.red else "GREEN"
        print(f"{mark} {outcome.seconds:5.1f} s  {outcome.name:58} {outcome.said}", flush=True)
    print(f"{len(chosen)} mechanisms taken away, {missed} not missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
