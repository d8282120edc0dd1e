"""What every order of this installation stands on; composed once in `engine.app`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from sqlalchemy.orm import Session

from engine.law.calendar import Calendar, local_day
from engine.law.functions import feel_functions
from engine.law.rows import LawBook
from engine.law.stored import book_of, calendar_of
from engine.people.roles import Roles
from engine.settings import Settings
from engine.store.files import FileStore
from engine.workflow.prefilling import Sources
from engine.workflow.services import Service
from engine.workflow.versions import Versions


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """The rows and the calendar as they stand."""

    revision: int
    book: LawBook
    calendar: Calendar

    def functions(self, now: datetime) -> Mapping[str, Callable[..., object]]:
        """What FEEL may call of them; rows apply as of the day of the order unless one is named."""
        return feel_functions(self.book, self.calendar, on=local_day(now))


@dataclass(kw_only=True)
class House:
    """Settings, services, roles, file store, and the versions and law rows read so far.

    `prefills` are the sources that fields of forms may be filled from, `references` what items
    read so far say of numbers.
    """

    settings: Settings
    services: Mapping[str, Service]
    roles: Roles
    files: FileStore
    prefills: Sources = field(default_factory=dict)
    versions: Versions = field(default_factory=Versions)
    references: dict[tuple[str, int, str], Mapping[str, str]] = field(default_factory=dict)
    _law: Law | None = None
    _lock: Lock = field(default_factory=Lock)

    def law(self, session: Session, revision: int) -> Law:
        """The law as of a revision of the house; read anew when somebody changed a row."""
        known = self._law
        if known is None or known.revision != revision:
            with self._lock:
                known = self._law = _read(session, revision)
        return known


def _read(session: Session, revision: int) -> Law:
    return Law(revision=revision, book=book_of(session), calendar=calendar_of(session))
