"""The regions as a tree: province, cities, counties."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.tables import RegionRow


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionNode:
    """A region and those within it, by code."""

    code: str
    zh: str
    en: str
    level: int
    children: tuple["RegionNode", ...] = ()


def regions_tree(session: Session) -> tuple[RegionNode, ...]:
    """The regions that lie in no other."""
    rows = session.scalars(select(RegionRow).order_by(RegionRow.code)).all()
    children: dict[str | None, list[RegionRow]] = {}
    for row in rows:
        children.setdefault(row.parent, []).append(row)
    return _nodes(children, None)


def _nodes(
    children: dict[str | None, list[RegionRow]], parent: str | None
) -> tuple[RegionNode, ...]:
    return tuple(
        RegionNode(
            code=row.code,
            zh=row.name,
            en=row.name_en,
            level=row.level,
            children=_nodes(children, row.code),
        )
        for row in children.get(parent, ())
    )
