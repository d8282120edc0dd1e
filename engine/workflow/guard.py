"""The lock that guards a project's chain of facts, for those who write to it without loading it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.workflow.tables import ProjectRow


def hold(session: Session, project: str | None) -> None:
    """Lock a project's row until the transaction ends, before anything else is locked."""
    if project is not None:
        session.execute(select(ProjectRow.id).where(ProjectRow.id == project).with_for_update())


def hold_chain(session: Session, chain: str) -> None:
    """As `hold`, for the chain "project:<id>"; others guard themselves."""
    kind, _, id_ = chain.partition(":")
    hold(session, id_ if kind == "project" else None)
