"""Packages that are being imported, in the data folder: every process of the site sees them."""

import fcntl
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import Any

from engine.errors import NotFound
from engine.settings import Settings
from engine.store import durable, exact
from engine.vocabulary import Json

ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
KEPT_SECONDS = 24 * 3600
SILENT_SECONDS = 180
"""A story ends within a minute; who says nothing for so long was stopped."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """`step` is waiting, reading, checking or stories; `verdict` is there once it is judged."""

    owner: str
    name: str
    step: str = "waiting"
    done: int = 0
    every: int = 0
    verdict: dict[str, Any] | None = None
    broken: bool = False
    draft: str | None = None

    @property
    def over(self) -> bool:
        return self.broken or self.verdict is not None

    def told(self) -> dict[str, Json]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


class Shelf:
    """One folder per import; what is a day old is thrown away."""

    def __init__(self, settings: Settings) -> None:
        self._root = settings.data / "imports"

    def put(self, owner: str, name: str, body: bytes) -> str:
        """Returns the import's id."""
        self._throw_away()
        id_ = token_hex(16)
        (self._root / id_).mkdir(parents=True)
        with durable.writing(self._package(id_), 0o600) as file:
            file.write(body)
        self.write(id_, State(owner=owner, name=name))
        return id_

    def write(self, id_: str, state: State) -> None:
        with durable.writing(self._state(id_), 0o600) as file:
            file.write(exact.dumps(state.told()).encode())

    def state(self, id_: str, owner: str) -> State:
        """Broken where nobody works on it any more.

        Raises:
            NotFound: there is none, or it is somebody else's.
        """
        path = self._state(id_)
        if not ID.fullmatch(id_) or not path.is_file():
            raise NotFound(f"import {id_}")
        told: Any = exact.loads(path.read_bytes())
        state = State(**told)
        if state.owner != owner:
            raise NotFound(f"import {id_}")
        silent = time.time() - path.stat().st_mtime > SILENT_SECONDS
        return replace(state, broken=True) if silent and not state.over else state

    def body(self, id_: str) -> bytes:
        return self._package(id_).read_bytes()

    @contextmanager
    def alone(self, id_: str) -> Iterator[None]:
        """Others who would change the same import wait until this one has."""
        with (self._root / id_ / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _package(self, id_: str) -> Path:
        return self._root / id_ / "package.zip"

    def _state(self, id_: str) -> Path:
        return self._root / id_ / "state.json"

    def _throw_away(self) -> None:
        for folder in self._root.glob("*"):
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
