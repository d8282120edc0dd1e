"""Given codes, and what was told when an application was returned or accepted."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class UnifiedCodeRow(Base):
    """The sequence of a day and category, so that no code is given twice."""

    __tablename__ = "unified_code"
    code: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(unique=True)
    category: Mapped[str]
    day: Mapped[date]
    sequence: Mapped[int]
    __table_args__ = (UniqueConstraint("category", "day", "sequence"),)


class IntakeReturnRow(Base):
    """One return: `told` are the papers that were named, `handed` what lay there, by paper.

    What lay there and was not named is held to be in order ever after (一次告知).
    """

    __tablename__ = "intake_return"
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    told: Mapped[Json] = mapped_column(ExactJson)
    handed: Mapped[Json] = mapped_column(ExactJson)
    needed: Mapped[Json] = mapped_column(ExactJson)
