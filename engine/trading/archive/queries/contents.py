"""Everything that goes into a project's package, as values: what it says, and which files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people.queries.names import names_of, region_names
from engine.store import exact, ledger
from engine.store.files import safe_name
from engine.trading.archive.tables import ArchiveRow
from engine.trading.bids.queries.chunk_paths import chunk_paths
from engine.trading.bids.tables import BidRow
from engine.trading.documents.tables import IssuedRow
from engine.trading.notices import kinds
from engine.trading.notices.queries.notice_words import notice_words
from engine.trading.notices.tables import NoticeRow
from engine.vocabulary import Json
from engine.workflow import catalogue
from engine.workflow.queries.answering import house, version_of
from engine.workflow.tables import DocumentRow, ProjectRow, SubmissionRow, TaskRow

FACTS_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A file of the package that is written from the database."""

    path: str
    body: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A file of the package that lies on disk."""

    path: str
    source: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """`about` is `project.json`: it names every other file and says it in both languages."""

    name: str
    sealed_at: datetime
    about: dict[str, Json]
    texts: tuple[Text, ...]
    files: tuple[File, ...]


def contents(session: Session, project: str) -> Contents:
    """Raises NotFound: the archive was not sealed."""
    archive, row = session.get(ArchiveRow, project), session.get(ProjectRow, project)
    if archive is None or row is None or archive.sealed_at is None:
        raise NotFound(f"sealed archive of project {project}")
    notices, forms = _notices(session, project), _forms(session, project)
    attachments, letters = _attachments(session, project), _letters(session, project)
    bids, facts = _bids(session, project), _facts(session, project)
    about: dict[str, Json] = {
        **_project(session, row),
        "archive": {
            "number": archive.number,
            "hash": archive.hash,
            "sealed_at": archive.sealed_at.isoformat(),
            "keep_until": archive.keep_until.isoformat() if archive.keep_until else None,
            "files": archive.files,
        },
        "notices": [told for told, _ in notices],
        "forms": [told for told, _ in forms],
        "attachments": [told for told, _ in attachments],
        "documents": [told for told, _ in letters],
        "bids": [told for told, _ in bids],
        "people": dict(names_of(session, {str(fact["actor"]) for fact in facts})),
    }
    lines = b"".join(exact.canonical(fact) + b"\n" for fact in facts)
    return Contents(
        name=safe_name(archive.number or row.code or row.id),
        sealed_at=archive.sealed_at,
        about=about,
        texts=(
            *(text for _, text in (*notices, *forms)),
            Text(path="ledger.jsonl", body=lines),
            Text(path="manifest.json", body=exact.canonical(archive.manifest)),
        ),
        files=(
            *(file for _, file in (*attachments, *letters)),
            *(file for _, files in bids for file in files),
        ),
    )


def _project(session: Session, row: ProjectRow) -> dict[str, Json]:
    item = catalogue.revision(session, row.item, row.item_revision)
    version = version_of(session, row)
    known = kinds.read(house(session).settings.processes)
    elements: dict[str, Json] = {
        id_: [one.name, version.english.get(id_, one.name)]
        for id_, one in version.definition.elements.items()
        if one.name
    }
    return {
        "format": "sunroad-archive/1",
        "project": row.id,
        "code": row.code,
        "title": row.title,
        "item": {"code": row.item, "zh": item.name("zh"), "en": item.name("en")},
        "region": {
            "zh": region_names(session).get(row.region, row.region),
            "en": region_names(session, "en").get(row.region, row.region),
        },
        "started_at": row.started_at.isoformat(),
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
        "elements": elements,
        "kinds": {key: {"zh": one.zh, "en": one.en} for key, one in known.items()},
        "words": {
            "zh": dict(notice_words(session, row.id)),
            "en": dict(notice_words(session, row.id, "en")),
        },
    }


def _notices(session: Session, project: str) -> list[tuple[Json, Text]]:
    rows = select(NoticeRow).where(NoticeRow.project == project)
    found = session.scalars(rows.order_by(NoticeRow.published_at, NoticeRow.id))
    return [
        (
            {
                "id": row.id,
                "kind": row.kind,
                "lot": row.lot,
                "title": row.title,
                "hash": row.hash,
                "published_at": row.published_at.isoformat(),
                "path": f"notices/{row.id}.json",
            },
            Text(path=f"notices/{row.id}.json", body=exact.canonical(row.content)),
        )
        for row in found
    ]


def _forms(session: Session, project: str) -> list[tuple[Json, Text]]:
    """With the salt of each commitment, so that the ledger can be held against them."""
    rows = (
        select(SubmissionRow, TaskRow)
        .outerjoin(TaskRow, TaskRow.id == SubmissionRow.task)
        .where(SubmissionRow.project == project)
        .order_by(SubmissionRow.at, SubmissionRow.id)
    )
    return [
        (
            {
                "id": sent.id,
                "task": task.title if task else None,
                "element": task.element if task else None,
                "form": task.form if task else None,
                "by": task.closed_by if task else None,
                "at": sent.at.isoformat(),
                "path": f"forms/{sent.id}.json",
            },
            Text(
                path=f"forms/{sent.id}.json",
                body=exact.canonical({"data": sent.data, "salt": sent.salt}),
            ),
        )
        for sent, task in session.execute(rows).tuples()
    ]


def _attachments(session: Session, project: str) -> list[tuple[Json, File]]:
    rows = select(DocumentRow).where(DocumentRow.project == project)
    found = session.scalars(rows.order_by(DocumentRow.at, DocumentRow.id))
    return [
        _kept(session, f"attachments/{row.id}-{safe_name(row.name)}", row.sha256, _attached(row))
        for row in found
    ]


def _attached(row: DocumentRow) -> dict[str, Json]:
    return {"id": row.id, "name": row.name, "size": row.size, "at": row.at.isoformat()}


def _letters(session: Session, project: str) -> list[tuple[Json, File]]:
    rows = select(IssuedRow).where(IssuedRow.project == project, IssuedRow.sha256.is_not(None))
    found = session.scalars(rows.order_by(IssuedRow.issued_at, IssuedRow.number))
    return [
        _kept(session, f"documents/{safe_name(row.number)}.pdf", str(row.sha256), _issued(row))
        for row in found
    ]


def _issued(row: IssuedRow) -> dict[str, Json]:
    content = row.content if isinstance(row.content, dict) else {}
    return {
        "id": row.id,
        "title": content.get("title"),
        "number": row.number,
        "at": row.issued_at.isoformat(),
        "received_at": row.received_at.isoformat() if row.received_at else None,
        "revoked_at": row.revoked_at.isoformat() if row.revoked_at else None,
        "revoked_reason": row.revoked_reason,
    }


def _kept(session: Session, path: str, sha256: str, told: dict[str, Json]) -> tuple[Json, File]:
    source = house(session).files.path(sha256)
    return {**told, "sha256": sha256, "path": path}, File(path=path, source=source)


def _bids(session: Session, project: str) -> list[tuple[Json, tuple[File, ...]]]:
    """Sealed chunks are packed as they lie: with the keys of the opening they can be read."""
    rows = select(BidRow).where(BidRow.project == project, BidRow.received_at.is_not(None))
    found = session.scalars(rows.order_by(BidRow.received_at, BidRow.id))
    return [(_bid(row), tuple(_chunks(session, row))) for row in found]


def _bid(row: BidRow) -> Json:
    return {
        "id": row.id,
        "lot": row.lot,
        "pseudonym": row.pseudonym,
        "state": row.state,
        "hash": row.hash,
        "received_at": row.received_at.isoformat() if row.received_at else None,
        "manifest": row.manifest.decode() if row.manifest else None,
    }


def _chunks(session: Session, row: BidRow) -> Iterator[File]:
    paths = chunk_paths(session, row.id) if row.state == "received" else ()
    for index, path in enumerate(paths):
        yield File(path=f"bids/{row.id}/{index:05d}", source=path)


def _facts(session: Session, project: str) -> list[dict[str, Json]]:
    chain, found = ledger.project_chain(project), list[dict[str, Json]]()
    while facts := ledger.facts(session, chain, after_seq=len(found), limit=FACTS_AT_ONCE):
        found += [
            {
                "seq": one.seq,
                "at": one.at.isoformat(),
                "actor": one.actor,
                "order": one.order,
                "order_id": one.order_id,
                "fact": one.fact,
                "particulars": dict(one.particulars),
                "hash": one.hash,
            }
            for one in facts
        ]
    return found
