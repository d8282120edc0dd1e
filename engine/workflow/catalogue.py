"""Catalogue items: what may be traded where, by which version, with which parameters."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.vocabulary import Json
from engine.workflow.tables import ItemRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One revision of an item. `content` is its item.toml."""

    code: str
    revision: int
    trading_type: str
    version: str
    region: str
    content: dict[str, Json]
    effective_from: datetime
    effective_to: datetime | None

    @property
    def starters(self) -> tuple[str, ...]:
        return tuple(str(role) for role in _list(self.content.get("starters")))

    @property
    def messages(self) -> tuple[str, ...]:
        return tuple(str(name) for name in _list(self.content.get("messages")))

    @property
    def start_form(self) -> str:
        return str(self.content["start_form"])

    def name(self, language: str) -> str:
        return str(self.content.get(language) or self.content["zh"])

    def text(self, name: str, language: str) -> str:
        """What item.toml says under `<name>_zh` and `<name>_en`; else the name's bare value."""
        content = self.content
        said = content.get(f"{name}_{language}") or content.get(f"{name}_zh") or content.get(name)
        return str(said or "")


def current(session: Session, code: str, now: datetime) -> Item:
    """The revision of an item that is in force now.

    Raises:
        NotFound: no such item, or none in force.
    """
    row = session.scalars(_in_force(now).where(ItemRow.code == code)).first()
    if row is None:
        raise NotFound(f"catalogue item {code}")
    return _item(row)


def items(session: Session, now: datetime) -> tuple[Item, ...]:
    """Every item in force, newest revision of each, by code."""
    newest: dict[str, Item] = {}
    for row in session.scalars(_in_force(now)):
        newest.setdefault(row.code, _item(row))
    return tuple(newest[code] for code in sorted(newest))


def revision(session: Session, code: str, number: int) -> Item:
    """The revision a project started with."""
    row = session.get(ItemRow, (code, number))
    if row is None:
        raise NotFound(f"catalogue item {code} revision {number}")
    return _item(row)


def store(session: Session, item: Item) -> int:
    """Keep a new revision unless the newest says the same; returns its number."""
    highest = session.scalar(select(func.max(ItemRow.revision)).where(ItemRow.code == item.code))
    if highest is not None and _same(revision(session, item.code, highest), item):
        return highest
    number = (highest or 0) + 1
    session.add(
        ItemRow(
            code=item.code,
            revision=number,
            trading_type=item.trading_type,
            version=item.version,
            region=item.region,
            content=item.content,
            effective_from=item.effective_from,
            effective_to=item.effective_to,
        )
    )
    session.flush()
    return number


def _in_force(now: datetime) -> Select[tuple[ItemRow]]:
    return (
        select(ItemRow)
        .where(ItemRow.effective_from <= now)
        .where(or_(ItemRow.effective_to.is_(None), ItemRow.effective_to > now))
        .order_by(ItemRow.revision.desc())
    )


def _item(row: ItemRow) -> Item:
    content = row.content if isinstance(row.content, dict) else {}
    return Item(
        code=row.code,
        revision=row.revision,
        trading_type=row.trading_type,
        version=row.version,
        region=row.region,
        content=content,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
    )


def _same(one: Item, other: Item) -> bool:
    return (one.version, one.content, one.region) == (other.version, other.content, other.region)


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
