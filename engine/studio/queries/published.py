"""What a new draft may begin with: every published item, and the files of one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.studio import item_text
from engine.studio.paths import ITEM
from engine.vocabulary import Actor
from engine.workflow import versions
from engine.workflow.packages import kept
from engine.workflow.tables import ItemRow, VersionRow


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedLine:
    """The newest revision of an item, in force or to come."""

    code: str
    name: str
    trading_type: str
    region: str
    version: str
    number: int
    effective_from: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A published package as files of a draft."""

    trading_type: str
    name: str
    version: str
    files: Mapping[str, bytes]


def published(session: Session, actor: Actor, language: str = "zh") -> tuple[PublishedLine, ...]:
    """By code. Raises NotAllowed."""
    permissions.require(permissions.may_enter_studio(actor))
    rows = session.execute(
        select(ItemRow, VersionRow.number)
        .join(VersionRow, VersionRow.id == ItemRow.version)
        .order_by(ItemRow.code, ItemRow.revision)
    )
    newest = {row.ItemRow.code: row for row in rows}
    return tuple(_line(row.ItemRow, row.number, language) for row in newest.values())


def source(session: Session, actor: Actor, code: str) -> Source:
    """The files of an item's newest revision, with its stories where it came with some.

    Raises:
        NotAllowed, NotFound.
    """
    permissions.require(permissions.may_enter_studio(actor))
    rows = select(ItemRow).where(ItemRow.code == code).order_by(ItemRow.revision.desc())
    item = session.scalars(rows.limit(1)).one_or_none()
    if item is None:
        raise NotFound(f"catalogue item {code}")
    content = item.content if isinstance(item.content, dict) else {}
    files = versions.files_of(session, item.version) | kept.kept(session, code, item.revision)
    return Source(
        trading_type=item.trading_type,
        name=str(content.get("zh", code)),
        version=item.version,
        files={ITEM: item_text.written(content), **files},
    )


def _line(item: ItemRow, number: int, language: str) -> PublishedLine:
    content = item.content if isinstance(item.content, dict) else {}
    return PublishedLine(
        code=item.code,
        name=str(content.get(language) or content.get("zh") or item.code),
        trading_type=item.trading_type,
        region=item.region,
        version=item.version,
        number=number,
        effective_from=item.effective_from,
    )
