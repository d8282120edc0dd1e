"""Everything a project holds: files, notices, submissions, bids, the ledger's facts."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import exact, ledger
from engine.trading.archive.tables import ArchiveRow
from engine.trading.bids.tables import BidRow
from engine.trading.notices.queries.all_told import all_told
from engine.vocabulary import Json
from engine.workflow.tables import DocumentRow, SubmissionRow


def archive_of(session: Session, project: str) -> ArchiveRow | None:
    return session.get(ArchiveRow, project)


def holdings(session: Session, project: str) -> dict[str, Json]:
    """Lists of {id, hash, …}; submissions by their salted commitment."""
    head = ledger.latest(session, ledger.project_chain(project), limit=1)
    return {
        "project": project,
        "files": _files(session, project),
        "notices": _notices(session, project),
        "submissions": _submissions(session, project),
        "bids": _bids(session, project),
        "ledger": [{"seq": entry.seq, "hash": entry.hash} for entry in head],
    }


def _files(session: Session, project: str) -> list[Json]:
    rows = select(DocumentRow).where(DocumentRow.project == project).order_by(DocumentRow.id)
    return [
        {"id": row.id, "name": row.name, "hash": row.sha256, "size": row.size}
        for row in session.scalars(rows)
    ]


def _notices(session: Session, project: str) -> list[Json]:
    return [
        {"id": one.id, "kind": one.kind, "hash": one.hash} for one in all_told(session, project)
    ]


def _submissions(session: Session, project: str) -> list[Json]:
    rows = select(SubmissionRow).where(SubmissionRow.project == project)
    return [
        {"id": row.id, "task": row.task, "commitment": _commitment(row)}
        for row in session.scalars(rows.order_by(SubmissionRow.at, SubmissionRow.id))
    ]


def _commitment(row: SubmissionRow) -> str:
    return hashlib.sha256(bytes.fromhex(row.salt) + exact.canonical(row.data)).hexdigest()


def _bids(session: Session, project: str) -> list[Json]:
    rows = select(BidRow).where(BidRow.project == project, BidRow.received_at.is_not(None))
    return [
        {"id": row.id, "lot": row.lot, "hash": row.hash, "state": row.state}
        for row in session.scalars(rows.order_by(BidRow.received_at, BidRow.id))
    ]
