"""What publishing needs to know of a project: region, class, code, and the files it may show."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from engine.trading.notices.tables import NoticeDocumentRow
from engine.vocabulary import Data
from engine.workflow import catalogue
from engine.workflow.tables import DocumentRow, ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """`documents`: id → {name, size, sha256} of those asked for that belong to the project."""

    region: str
    class_: str
    code: str
    documents: Mapping[str, Data]


def surroundings(session: Session, project: str, documents: Collection[str] = ()) -> Surroundings:
    row = session.get_one(ProjectRow, project)
    item = catalogue.revision(session, row.item, row.item_revision)
    return Surroundings(
        region=row.region,
        class_=str(item.content.get("class") or ""),
        code=row.code or "",
        documents=_files(session, project, documents),
    )


def has_documents(session: Session, project: str) -> bool:
    """Whether anybody could download documents of a project."""
    held = exists().where(NoticeDocumentRow.project == project)
    return bool(session.scalar(select(held)))


def _files(session: Session, project: str, documents: Collection[str]) -> Mapping[str, Data]:
    if not documents:
        return {}
    rows = session.scalars(
        select(DocumentRow).where(DocumentRow.id.in_(documents), DocumentRow.project == project)
    )
    return {row.id: {"name": row.name, "size": row.size, "sha256": row.sha256} for row in rows}
