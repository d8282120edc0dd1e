"""Published bundles: read once per process, never changed; the database is their truth."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.errors import BadDiagram, NotFound
from engine.language import dmn
from engine.store import exact
from engine.vocabulary import Json
from engine.workflow.forms import Form
from engine.workflow.spiff import Definition
from engine.workflow.tables import BlobRow, VersionFileRow, VersionRow

ENGLISH = "translations/en.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A bundle ready to run: specs, forms by id, decisions by id, and the files themselves."""

    id: str
    trading_type: str
    process: str
    files: Mapping[str, bytes]
    definition: Definition
    forms: Mapping[str, Form]
    decisions: Mapping[str, dmn.Decision]
    english: Mapping[str, str]

    def name(self, element: str, language: str, chinese: str) -> str:
        """An element's or message's name; the Chinese one where there is no English."""
        return self.english.get(element, chinese) if language == "en" else chinese

    def title(self, element: str, language: str, chinese: str) -> str:
        """A task's title: the element's name in `language`, what tells its instance apart as is."""
        known = self.definition.elements.get(element)
        if known is None or not chinese.startswith(known.name):
            return self.name(element, language, chinese)
        return self.name(element, language, known.name) + chinese[len(known.name) :]


def bundle_id(process: str, files: Mapping[str, bytes]) -> str:
    """SHA-256 over the process id and every path with its content."""
    parts: list[Json] = [[path, hashlib.sha256(files[path]).hexdigest()] for path in sorted(files)]
    return hashlib.sha256(exact.canonical([process, parts])).hexdigest()


def read(id_: str, trading_type: str, process: str, files: Mapping[str, bytes]) -> Version:
    """Parse every file of a bundle.

    Raises:
        BadDiagram: with file, element and reason for each thing that is wrong.
    """
    diagrams = {path: body for path, body in files.items() if path.endswith(".bpmn")}
    forms = {
        path.removeprefix("forms/").removesuffix(".form"): Form.read(path, body)
        for path, body in files.items()
        if path.endswith(".form")
    }
    decisions = {
        id_: decision
        for path, body in files.items()
        if path.endswith(".dmn")
        for id_, decision in dmn.load(body).items()
    }
    return Version(
        id=id_,
        trading_type=trading_type,
        process=process,
        files=files,
        definition=Definition.read(diagrams, process),
        forms=forms,
        decisions=decisions,
        english=_english(files.get(ENGLISH, b"{}")),
    )


def _english(content: bytes) -> dict[str, str]:
    """Element id → English name, all processes of the bundle together."""
    try:
        told = exact.loads(content)
    except ValueError as error:
        raise BadDiagram(f"{ENGLISH} · {error}") from None
    names: dict[str, str] = {}
    for process in told.values() if isinstance(told, dict) else ():
        if isinstance(process, dict):
            names |= {element: str(name) for element, name in process.items()}
    return names


class Versions:
    """Versions by id; specs are read-only, so every thread shares them."""

    def __init__(self) -> None:
        self._known: dict[str, Version] = {}
        self._lock = Lock()

    def get(self, session: Session, id_: str) -> Version:
        known = self._known.get(id_)
        if known is None:
            with self._lock:
                known = self._known.get(id_) or self._read(session, id_)
                self._known[id_] = known
        return known

    def _read(self, session: Session, id_: str) -> Version:
        row = session.get(VersionRow, id_)
        if row is None:
            raise NotFound(f"version {id_}")
        return read(id_, row.trading_type, row.process, files_of(session, id_))


def files_of(session: Session, id_: str) -> dict[str, bytes]:
    """Path → content of a stored version."""
    stored = (
        select(VersionFileRow.path, BlobRow.content)
        .join(BlobRow, BlobRow.sha256 == VersionFileRow.blob)
        .where(VersionFileRow.version == id_)
        .order_by(VersionFileRow.path)
    )
    return {row.path: row.content for row in session.execute(stored)}


def store(session: Session, version: Version, *, by: str, at: datetime, reason: str) -> int:
    """Keep a version for ever; returns its number. A known bundle stays as it is."""
    known = session.get(VersionRow, version.id)
    if known is not None:
        return known.number
    number = _next_number(session, version.trading_type)
    session.add(
        VersionRow(
            id=version.id,
            trading_type=version.trading_type,
            number=number,
            process=version.process,
            published_at=at,
            published_by=by,
            reason=reason,
        )
    )
    session.flush()
    for path, content in version.files.items():
        digest = hashlib.sha256(content).hexdigest()
        if session.get(BlobRow, digest) is None:
            session.add(BlobRow(sha256=digest, content=content))
            session.flush()
        session.add(VersionFileRow(version=version.id, path=path, blob=digest))
    session.flush()
    return number


def _next_number(session: Session, trading_type: str) -> int:
    highest = select(func.max(VersionRow.number)).where(VersionRow.trading_type == trading_type)
    return (session.scalar(highest) or 0) + 1
