"""Sandboxes of people trying drafts: one for each draft and person, on disk, found by its id."""

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from engine.errors import NotFound, WrongState
from engine.rehearsal import folder as folders
from engine.rehearsal import staging, template
from engine.rehearsal.rehearsed import Rehearsed
from engine.settings import Settings
from engine.workflow.packages import Package

MOST_OF_ONE = 5
MOST = 60
LAST_DAYS = 7
DEBRIS_SECONDS = 3600
NOTE = "sandbox.json"
TRIAL = "trial-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sandbox:
    """`core` is the hash of the draft's files that it was opened with, stories apart.

    One of another `release` is gone: its tables are not those of this program.
    """

    id: str
    draft: str
    person: str
    core: str
    item: str
    opened_at: str
    release: str


def id_of(draft: str, person: str) -> str:
    return sha256(f"{draft}:{person}".encode()).hexdigest()[:32]


def begin(
    settings: Settings, package: Package, *, draft: str, person: str, core: str, now: datetime
) -> Sandbox:
    """A fresh one in place of the one that was; its clock begins at `now`.

    Raises:
        BadDiagram: what the checks say.
        WrongState: this person, or everybody together, has as many as there may be.
    """
    sweep(settings)
    _require_room(settings, draft, person)
    made = Sandbox(
        id=id_of(draft, person),
        draft=draft,
        person=person,
        core=core,
        item=str(package.content.get("code")),
        opened_at=datetime.now(UTC).isoformat(timespec="microseconds"),
        release=template.release(settings),
    )
    building = folders.root(settings) / f"building-{token_hex(8)}"
    try:
        template.copy_to(settings, building)
        staging.publish(settings, building, package)
        staging.turn(settings, building, now)
        (building / NOTE).write_text(json.dumps(asdict(made)), "utf-8")
        throw_away(settings, made.id)
        building.rename(folder_of(settings, made.id))
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return made


def find(settings: Settings, id_: str) -> Sandbox:
    """Raises NotFound: there is none."""
    try:
        found = Sandbox(**json.loads((folder_of(settings, id_) / NOTE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        raise NotFound(f"sandbox {id_}") from None
    if found.release != template.release(settings):
        raise NotFound(f"sandbox {id_} of another release")
    return found


def every(settings: Settings) -> Iterator[Sandbox]:
    """All there are, in no order."""
    for folder in folders.root(settings).glob(f"{TRIAL}*"):
        try:
            yield find(settings, folder.name.removeprefix(TRIAL))
        except NotFound:
            continue


def enter(settings: Settings, id_: str) -> Rehearsed:
    """Its engine; whoever opens it closes it. Raises NotFound."""
    find(settings, id_)
    return Rehearsed(settings, folder_of(settings, id_))


def use(settings: Settings, id_: str) -> None:
    """It is used: the days until it is thrown away begin anew."""
    with suppress(FileNotFoundError):
        os.utime(folder_of(settings, id_) / NOTE)


def throw_away(settings: Settings, id_: str) -> None:
    """Nothing happens where there is none; moved aside first, so that nobody finds half of it."""
    aside = folders.root(settings) / f"thrown-{token_hex(8)}"
    try:
        folder_of(settings, id_).rename(aside)
    except FileNotFoundError:
        return
    shutil.rmtree(aside, ignore_errors=True)


def sweep(settings: Settings) -> None:
    """Throws away what nobody used for days, and what a stopped machine left half built."""
    now = time.time()
    for folder in folders.root(settings).glob("*-*"):
        age = now - _used(folder)
        if folder.name.startswith(TRIAL):
            if age > LAST_DAYS * 86_400:
                throw_away(settings, folder.name.removeprefix(TRIAL))
        elif not folder.name.startswith("template-") and age > DEBRIS_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def folder_of(settings: Settings, id_: str) -> Path:
    """Raises NotFound: this is no id."""
    if not id_.isascii() or not id_.isalnum():
        raise NotFound(f"sandbox {id_}")
    return folders.root(settings) / f"{TRIAL}{id_}"


def _require_room(settings: Settings, draft: str, person: str) -> None:
    others = [one for one in every(settings) if one.id != id_of(draft, person)]
    own = [one for one in others if one.person == person]
    if len(own) >= MOST_OF_ONE:
        raise WrongState(f"{MOST_OF_ONE} sandboxes of one person", most=MOST_OF_ONE)
    if len(others) >= MOST:
        raise WrongState(f"{MOST} sandboxes", most=MOST)


def _used(folder: Path) -> float:
    note = folder / NOTE
    try:
        return (note if note.exists() else folder).stat().st_mtime
    except FileNotFoundError:
        return time.time()
