"""A law row as the database keeps it: its content, and who stands behind it."""

from dataclasses import dataclass
from datetime import datetime

from engine.law.rows import LawRow
from engine.law.stored import row_of
from engine.law.tables import LawRowRow


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptRow:
    """`corrected_by` and `reason` are empty for what was imported."""

    row: LawRow
    revision: int
    confirmed_by: str | None
    confirmed_at: datetime | None
    corrected_by: str | None
    corrected_at: datetime | None
    reason: str


def kept(stored: LawRowRow) -> KeptRow:
    return KeptRow(
        row=row_of(stored),
        revision=stored.revision,
        confirmed_by=stored.confirmed_by,
        confirmed_at=stored.confirmed_at,
        corrected_by=stored.corrected_by,
        corrected_at=stored.corrected_at,
        reason=stored.reason,
    )
