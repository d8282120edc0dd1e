"""Finds the project that waits for a message."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.vocabulary import Json
from engine.workflow.shadow_messages import key
from engine.workflow.tables import WaitRow


def find(session: Session, name: str, correlation: Json) -> str | None:
    """The project that waits for `name` with this correlation; a blank key matches nothing."""
    if correlation is None or correlation == "":
        return None
    waiting = (
        select(WaitRow.project)
        .where(WaitRow.name == name, WaitRow.correlation == key(correlation))
        .order_by(WaitRow.project)
        .limit(1)
    )
    return session.scalar(waiting)
