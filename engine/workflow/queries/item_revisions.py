"""Every revision of every item, for who exports them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.queries.names import region_names
from engine.vocabulary import Actor
from engine.workflow.tables import ItemRow, VersionRow

MOST = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class RevisionLine:
    """One revision; `region` is a name, `number` that of its version."""

    code: str
    revision: int
    name: str
    trading_type: str
    number: int
    region: str
    effective_from: datetime


def item_revisions(
    session: Session, actor: Actor, language: str = "zh"
) -> tuple[RevisionLine, ...]:
    """By code, newest first; at most 200. Raises NotAllowed."""
    permissions.require(permissions.may_export(actor))
    rows = session.execute(
        select(ItemRow, VersionRow.number)
        .join(VersionRow, VersionRow.id == ItemRow.version)
        .order_by(ItemRow.code, ItemRow.revision.desc())
        .limit(MOST)
    )
    regions = region_names(session, language)
    return tuple(
        RevisionLine(
            code=row.code,
            revision=row.revision,
            name=_name(row, language),
            trading_type=row.trading_type,
            number=number,
            region=regions.get(row.region, row.region),
            effective_from=row.effective_from,
        )
        for row, number in rows
    )


def _name(row: ItemRow, language: str) -> str:
    content = row.content if isinstance(row.content, dict) else {}
    return str(content.get(language) or content.get("zh") or row.code)
