"""Given codes: the sequence of a day and category, so that no code is given twice."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base


class UnifiedCodeRow(Base):
    __tablename__ = "unified_code"
    code: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(unique=True)
    category: Mapped[str]
    day: Mapped[date]
    sequence: Mapped[int]
    __table_args__ = (UniqueConstraint("category", "day", "sequence"),)
