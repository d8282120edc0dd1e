"""Which files a draft adds, changes and removes, beside the version it comes from."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.studio import bundle, drafts
from engine.studio.queries.draft_files import draft_files
from engine.studio.tables import StudioDraftRow
from engine.vocabulary import Actor
from engine.workflow import versions
from engine.workflow.normalise import normalised


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """Paths in order. `whole` says that there is nothing to compare with: all of it is new."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    whole: bool


def draft_changes(session: Session, actor: Actor, id_: str) -> Changes:
    """Files that a version keeps; item, stories and tests are no part of one. Raises NotFound."""
    draft_files(session, actor, id_)
    row = session.get_one(StudioDraftRow, id_)
    files = drafts.files(session, id_)
    new = normalised({path: body for path, body in files.items() if not bundle.is_beside(path)})
    old = versions.files_of(session, row.based_on) if row.based_on else {}
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
        removed=tuple(sorted(old.keys() - new.keys())),
        whole=row.based_on is None,
    )
