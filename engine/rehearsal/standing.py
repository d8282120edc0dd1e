"""How the replay of a draft's stories stands: a small file each, seen by every process."""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_hex

from engine.rehearsal import folder as folders
from engine.settings import Settings

SILENT_SECONDS = 150
"""Longer than any story may take: whoever says nothing for so long was stopped."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """`state`: running, done, failed or interrupted; `reasons` say why it failed."""

    bundle: str
    state: str
    done: int = 0
    of: int = 0
    reasons: tuple[str, ...] = ()

    @property
    def under_way(self) -> bool:
        return self.state == "running"


def write(settings: Settings, draft: str, standing: Standing) -> None:
    path = _path(settings, draft)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{token_hex(4)}")
    part.write_text(json.dumps(asdict(standing)), "utf-8")
    part.replace(path)


def read(settings: Settings, draft: str) -> Standing | None:
    """None when they were never replayed."""
    path = _path(settings, draft)
    try:
        told, age = json.loads(path.read_text("utf-8")), time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return None
    silent = told["state"] == "running" and age > SILENT_SECONDS
    return Standing(
        bundle=told["bundle"],
        state="interrupted" if silent else told["state"],
        done=told["done"],
        of=told["of"],
        reasons=tuple(told["reasons"]),
    )


def _path(settings: Settings, draft: str) -> Path:
    return folders.root(settings) / "standing" / f"{draft}.json"
