"""Awards: who was publicised as candidate of a lot, who was chosen, what was contracted."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class AwardRow(Base):
    """One publicity of a lot's candidates and what came of it; the latest counts.

    `rule` is the statutory row of the publicity and `ends_at` its first moment afterwards, both
    empty where the law asks for none. `winner` is the chosen candidate, `letter` the id of the
    award letter that stands.
    """

    __tablename__ = "award"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"))
    lot: Mapped[str]
    candidates: Mapped[Json] = mapped_column(ExactJson)
    named_at: Mapped[datetime]
    rule: Mapped[str | None]
    ends_at: Mapped[datetime | None]
    winner: Mapped[Json] = mapped_column(ExactJson, nullable=True)
    decided_at: Mapped[datetime | None]
    letter: Mapped[str | None]
    contract: Mapped[Json] = mapped_column(ExactJson, nullable=True)
    __table_args__ = (Index("ix_award_lot", "project", "lot", "named_at"),)
