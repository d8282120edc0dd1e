"""Sealed manifests."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class ArchiveRow(Base):
    __tablename__ = "archive"
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    manifest: Mapped[Json] = mapped_column(ExactJson)
    hash: Mapped[str]
    made_at: Mapped[datetime]
