"""How far the packing of an archive is: a small file beside the package that is being written."""

import json
from pathlib import Path

from engine.settings import Settings
from engine.store import durable

FOLDER = "archives"


def folder(settings: Settings) -> Path:
    """Where packages are written before they go to the file store."""
    path = settings.data / FOLDER
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def tell(settings: Settings, project: str, done: int, total: int) -> None:
    """So many files of so many are packed."""
    with durable.writing(_place(settings, project)) as file:
        file.write(json.dumps([done, total]).encode())


def forget(settings: Settings, project: str) -> None:
    """The package is there."""
    _place(settings, project).unlink(missing_ok=True)


def done_so_far(settings: Settings, project: str) -> tuple[int, int] | None:
    """Files packed and files there are; None while nothing is being packed."""
    try:
        told = json.loads(_place(settings, project).read_text())
        return int(told[0]), int(told[1])
    except (OSError, ValueError):
        return None


def _place(settings: Settings, project: str) -> Path:
    return folder(settings) / f"{project}.progress"
