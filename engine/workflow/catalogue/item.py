"""One revision of an item, as values."""

from dataclasses import dataclass
from datetime import datetime

from engine.vocabulary import Json
from engine.workflow.tables import ItemRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One revision of an item. `content` is its item.toml.

    `base` and `base_revision` name the provincial item that a city derived this one from.
    """

    code: str
    revision: int
    trading_type: str
    version: str
    region: str
    content: dict[str, Json]
    effective_from: datetime
    effective_to: datetime | None
    base: str | None = None
    base_revision: int | None = None
    kept_by: str | None = None
    kept_at: datetime | None = None
    reason: str | None = None

    @property
    def starters(self) -> tuple[str, ...]:
        return tuple(str(role) for role in _list(self.content.get("starters")))

    @property
    def messages(self) -> tuple[str, ...]:
        return tuple(str(name) for name in _list(self.content.get("messages")))

    @property
    def start_form(self) -> str:
        return str(self.content["start_form"])

    @property
    def parameters(self) -> dict[str, Json]:
        given = self.content.get("parameters")
        return given if isinstance(given, dict) else {}

    @property
    def own_parameters(self) -> dict[str, Json]:
        """What a city set tighter than the province."""
        given = self.content.get("own_parameters")
        return given if isinstance(given, dict) else {}

    def name(self, language: str) -> str:
        return str(self.content.get(language) or self.content["zh"])

    def text(self, name: str, language: str) -> str:
        """What item.toml says under `<name>_zh` and `<name>_en`; else the name's bare value."""
        content = self.content
        said = content.get(f"{name}_{language}") or content.get(f"{name}_zh") or content.get(name)
        return str(said or "")

    def laws(self, language: str) -> tuple[str, ...]:
        """The legal basis, one law a line."""
        return tuple(
            str(law.get(language) or law.get("zh"))
            for law in _list(self.content.get("legal_basis"))
            if isinstance(law, dict)
        )

    def status(self, now: datetime) -> str:
        """`scheduled`, `in_force` or `ended`."""
        if self.effective_to is not None and self.effective_to <= max(now, self.effective_from):
            return "ended"
        return "in_force" if self.effective_from <= now else "scheduled"


def of_row(row: ItemRow) -> Item:
    """The values of a row."""
    return Item(
        code=row.code,
        revision=row.revision,
        trading_type=row.trading_type,
        version=row.version,
        region=row.region,
        content=row.content if isinstance(row.content, dict) else {},
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        base=row.base,
        base_revision=row.base_revision,
        kept_by=row.kept_by,
        kept_at=row.kept_at,
        reason=row.reason,
    )


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
