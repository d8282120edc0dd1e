"""Two states of a trading type side by side: what may be chosen, and the files of one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.studio import bundle, drafts, item_text
from engine.studio.paths import ITEM
from engine.studio.tables import StudioDraftRow
from engine.vocabulary import Actor
from engine.workflow import versions
from engine.workflow.normalise import normalised
from engine.workflow.packages import kept
from engine.workflow.tables import ItemRow, VersionRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """A published version (`number`) or a draft (`title`); `id` is what an address names."""

    id: str
    trading_type: str
    at: datetime
    number: int = 0
    title: str = ""
    based_on: str | None = None


def sides(session: Session, actor: Actor, trading_type: str) -> tuple[Side, ...]:
    """Drafts the actor may write, last changed first, then the versions, newest first.

    Raises NotAllowed.
    """
    permissions.require(permissions.may_enter_studio(actor))
    of_type = select(VersionRow).where(VersionRow.trading_type == trading_type)
    rows = session.scalars(of_type.order_by(VersionRow.number.desc()))
    versions_ = [_version(row) for row in rows]
    open_ = select(StudioDraftRow).where(
        StudioDraftRow.trading_type == trading_type, StudioDraftRow.state != "dropped"
    )
    found = session.scalars(open_.order_by(StudioDraftRow.changed_at.desc()))
    mine = [_draft(row) for row in found if permissions.may_write_draft(actor, row.region)]
    return (*mine, *versions_)


def types_kept(session: Session, actor: Actor) -> tuple[str, ...]:
    """The trading types that have a version. Raises NotAllowed."""
    permissions.require(permissions.may_enter_studio(actor))
    names = select(VersionRow.trading_type).distinct().order_by(VersionRow.trading_type)
    return tuple(session.scalars(names))


def side(session: Session, actor: Actor, id_: str) -> Side:
    """Raises NotAllowed, NotFound: neither a version nor a draft of theirs."""
    permissions.require(permissions.may_enter_studio(actor))
    version = session.get(VersionRow, id_)
    if version is not None:
        return _version(version)
    draft = session.get(StudioDraftRow, id_)
    if draft is None or not permissions.may_write_draft(actor, draft.region):
        raise NotFound(f"version or draft {id_}")
    return _draft(draft)


def side_files(session: Session, actor: Actor, id_: str) -> Mapping[str, bytes]:
    """Path → content, as a draft holds it. Raises NotAllowed, NotFound."""
    chosen = side(session, actor, id_)
    if not chosen.number:
        return _as_published(drafts.files(session, id_))
    files = versions.files_of(session, id_)
    rows = select(ItemRow).where(ItemRow.version == id_)
    newest = rows.order_by(ItemRow.code, ItemRow.revision.desc()).limit(1)
    item = session.scalars(newest).one_or_none()
    if item is None:
        return files
    content = item.content if isinstance(item.content, dict) else {}
    beside = kept.kept(session, item.code, item.revision)
    return {ITEM: item_text.written(content), **files, **beside}


def _as_published(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Diagrams as a version would keep them: what saving does to them is no change."""
    ours = {path: body for path, body in files.items() if not bundle.is_beside(path)}
    return {**files, **normalised(ours)}


def _version(row: VersionRow) -> Side:
    return Side(id=row.id, trading_type=row.trading_type, at=row.published_at, number=row.number)


def _draft(row: StudioDraftRow) -> Side:
    return Side(
        id=row.id,
        trading_type=row.trading_type,
        at=row.changed_at,
        title=row.title,
        based_on=row.based_on,
    )
