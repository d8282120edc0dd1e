"""The sample data that a form of a draft is tried with."""

from sqlalchemy.orm import Session

from engine.studio.queries.draft_view import draft_view
from engine.studio.tables import StudioSampleRow
from engine.vocabulary import Actor


def form_sample(session: Session, actor: Actor, draft: str, path: str) -> str:
    """As it was typed; empty where nobody did. Raises NotFound."""
    draft_view(session, actor, draft)
    row = session.get(StudioSampleRow, (draft, path))
    return row.text if row else ""
