"""The notice with which each of several projects went public."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.trading.notices.tables import NoticeRow


def first_notices(session: Session, projects: Collection[str]) -> Mapping[str, str]:
    """Project → id of its earliest notice; a project without one is left out."""
    if not projects:
        return {}
    rows = (
        select(NoticeRow.project, NoticeRow.id)
        .where(NoticeRow.project.in_(projects))
        .order_by(NoticeRow.published_at.desc(), NoticeRow.id.desc())
    )
    return {row.project: row.id for row in session.execute(rows)}
