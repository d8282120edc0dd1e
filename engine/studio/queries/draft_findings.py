"""What the checks say of a draft as it stands."""

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.studio import bundle, drafts
from engine.studio.tables import StudioDraftRow
from engine.vocabulary import Actor
from engine.workflow import checking, checks


def draft_findings(session: Session, actor: Actor, id_: str) -> tuple[checks.Finding, ...]:
    """In the order of the files. Raises NotFound."""
    row = session.get(StudioDraftRow, id_)
    if row is None or not permissions.may_write_draft(actor, row.region):
        raise NotFound(f"draft {id_}")
    package = bundle.of(drafts.files(session, id_))
    return checking.findings(session, row.trading_type, package.content, package.files)
