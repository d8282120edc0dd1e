"""The journal of a sandbox: what people did in it, line by line, kept beside its database."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from engine.rehearsal.noting import Step
from engine.store import exact

MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One step: when, in which project, which tasks were open before, and what was done."""

    at: datetime
    project: str
    open: tuple[str, ...]
    step: Step


class Journal:
    """Appended to after each order; a line half written when the machine stopped is left out."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, line: Line) -> None:
        """A journal that is full keeps nothing more; what it has can still become a story."""
        if self._path.exists() and self._path.stat().st_size > MOST_BYTES:
            return
        told = exact.dumps(
            {
                "at": line.at.isoformat(),
                "project": line.project,
                "open": list(line.open),
                "step": line.step,
            }
        )
        with self._path.open("a", encoding="utf-8") as file:
            file.write(told + "\n")
            file.flush()
            os.fsync(file.fileno())

    def lines(self) -> Iterator[Line]:
        """In the order in which they happened."""
        if not self._path.exists():
            return
        for text in self._path.read_text("utf-8").split("\n"):
            try:
                told = exact.loads(text.encode())
            except ValueError:
                continue
            if isinstance(told, dict):
                yield _line(told)


def _line(told: Step) -> Line:
    return Line(
        at=datetime.fromisoformat(str(told["at"])),
        project=str(told["project"]),
        open=tuple(map(str, cast(list[str], told["open"]))),
        step=cast(Step, told["step"]),
    )
