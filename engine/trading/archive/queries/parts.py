"""The parts of a project's package: what `project.json` says of each thing, and its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import exact, ledger
from engine.store.files import safe_name
from engine.trading.bids.queries.chunk_paths import chunk_paths
from engine.trading.bids.tables import BidRow
from engine.trading.documents.tables import IssuedRow
from engine.trading.notices.queries.all_told import all_told
from engine.vocabulary import Json
from engine.workflow.queries.answering import house
from engine.workflow.tables import DocumentRow, SubmissionRow, TaskRow

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


def notices(session: Session, project: str) -> list[tuple[Json, Text]]:
    """Every notice and circular, with the bytes whose hash it was published with."""
    return [
        (
            {
                "id": row.id,
                "kind": row.kind,
                "lot": row.lot,
                "title": row.title,
                "hash": row.hash,
                "published_at": row.at.isoformat(),
                "path": f"notices/{row.id}.json",
            },
            Text(path=f"notices/{row.id}.json", body=exact.canonical(row.content)),
        )
        for row in all_told(session, project)
    ]


def forms(session: Session, project: str) -> list[tuple[Json, Text]]:
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


def attachments(session: Session, project: str) -> list[tuple[Json, File]]:
    """Every file that people attached."""
    rows = select(DocumentRow).where(DocumentRow.project == project)
    found = session.scalars(rows.order_by(DocumentRow.at, DocumentRow.id))
    return [
        _kept(session, f"attachments/{row.id}-{safe_name(row.name)}", row.sha256, _attached(row))
        for row in found
    ]


def _attached(row: DocumentRow) -> dict[str, Json]:
    return {"id": row.id, "name": row.name, "size": row.size, "at": row.at.isoformat()}


def letters(session: Session, project: str) -> list[tuple[Json, File]]:
    """Every document that the platform signed."""
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


def bids(session: Session, project: str) -> list[tuple[Json, tuple[File, ...]]]:
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


def facts(session: Session, project: str) -> list[dict[str, Json]]:
    """The whole trace, oldest first."""
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
