"""The house that every sandbox is a copy of: the province, no project; built once per release."""

import shutil
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import Lock, Thread

from engine.app import Engine
from engine.demo import province
from engine.rehearsal import folder as folders
from engine.rehearsal import supplement
from engine.rehearsal.stage import Stage
from engine.settings import Settings
from engine.store import migrations
from engine.vocabulary import OPERATOR
from engine.workflow.orders.install_house import InstallHouse

BEGINS = datetime(2020, 1, 1, tzinfo=UTC)
"""Where a sandbox's clock stands at first: no story may begin earlier."""

_BUILDING = Lock()


def copy_to(settings: Settings, folder: Path) -> None:
    """A fresh house in `folder`, which must not exist yet."""
    shutil.copytree(ready(settings), folder)


def ready(settings: Settings) -> Path:
    """The template's folder; the first call of a release builds it, in some seconds."""
    folder = _folder(settings)
    with _BUILDING:
        if not folder.is_dir():
            _settle(_built(settings), folder)
    return folder


def build_ahead(settings: Settings) -> None:
    """Begin to build it while somebody reads, so that the first sandbox opens at once too."""
    if not _folder(settings).is_dir() and not _BUILDING.locked():
        Thread(target=ready, args=(settings,), daemon=True, name="template").start()


def release(settings: Settings) -> str:
    """What a sandbox depends on: the schema, the roles, the regions, the law, the province."""
    return _digest(settings.processes)


def _folder(settings: Settings) -> Path:
    return folders.root(settings) / f"template-{release(settings)}"


def _built(settings: Settings) -> Path:
    draft = folders.root(settings) / f"building-{token_hex(8)}"
    draft.mkdir(parents=True)
    migrations.upgrade(folders.settings_of(settings, draft).database_url)
    engine = Stage(settings, draft)
    try:
        _fill(engine)
    finally:
        engine.close()
    return draft


def _fill(engine: Engine) -> None:
    behind = datetime.now(UTC) - BEGINS
    engine.handle(InstallHouse(actor=OPERATOR, demo=True, clock_behind=behind))
    province.settle(engine, lambda _: None)
    supplement.settle(engine)


def _settle(draft: Path, folder: Path) -> None:
    """Two that build at once: the first one stays."""
    try:
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft)
        if not folder.is_dir():
            raise


@cache
def _digest(processes: Path) -> str:
    told = sha256((migrations.newest() or "").encode())
    paths = [processes / "roles.toml", processes / "regions.csv"]
    paths += sorted((processes / "law").rglob("*.*"))
    for path in [*paths, Path(province.__file__)]:
        told.update(path.read_bytes())
    return told.hexdigest()[:16]
