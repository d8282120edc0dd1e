"""Published notices; a withdrawn one stays readable, marked."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class NoticeRow(Base):
    __tablename__ = "notice"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[str]
    lot: Mapped[str | None]
    title: Mapped[str]
    region: Mapped[str]
    content: Mapped[Json] = mapped_column(ExactJson)
    hash: Mapped[str]
    published_at: Mapped[datetime]
    __table_args__ = (Index("ix_notice_published", "published_at", "id"),)


class NoticeGramRow(Base):
    """Two-character pieces of notice titles, for the portal's Chinese search."""

    __tablename__ = "notice_gram"
    gram: Mapped[str] = mapped_column(primary_key=True)
    notice: Mapped[str] = mapped_column(ForeignKey("notice.id"), primary_key=True)
