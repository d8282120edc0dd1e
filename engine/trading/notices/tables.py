"""Published notices, the pieces they are found by, and what became of them on each channel."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class NoticeRow(Base):
    """A notice stays for ever; one that corrects, withdraws or clarifies another names it.

    `class_` is the class of the catalogue item. `relation` is corrects | withdraws | clarifies.
    """

    __tablename__ = "notice"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[str]
    lot: Mapped[str | None]
    title: Mapped[str]
    region: Mapped[str]
    class_: Mapped[str] = mapped_column("class", server_default="")
    content: Mapped[Json] = mapped_column(ExactJson)
    hash: Mapped[str]
    published_at: Mapped[datetime]
    about: Mapped[str | None] = mapped_column(ForeignKey("notice.id"), index=True)
    relation: Mapped[str | None]
    __table_args__ = (Index("ix_notice_published", "published_at", "id"),)


class NoticeTermRow(Base):
    """What a notice is found by, newest last: pieces of its words, `kind:`, `region:`, `class:`."""

    __tablename__ = "notice_term"
    term: Mapped[str] = mapped_column(primary_key=True)
    published_at: Mapped[datetime] = mapped_column(primary_key=True)
    notice: Mapped[str] = mapped_column(ForeignKey("notice.id"), primary_key=True)
    __table_args__ = ({"sqlite_with_rowid": False},)


class NoticeDocumentRow(Base):
    """A file that anybody may download with a notice, until a moment where it has one."""

    __tablename__ = "notice_document"
    notice: Mapped[str] = mapped_column(ForeignKey("notice.id"), primary_key=True)
    document: Mapped[str] = mapped_column(ForeignKey("document.id"), primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    until: Mapped[datetime | None]


class CircularRow(Base):
    """A notice to those whom a list of the case file names; `audience` is the list's name."""

    __tablename__ = "circular"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[str]
    lot: Mapped[str | None]
    title: Mapped[str]
    content: Mapped[Json] = mapped_column(ExactJson)
    hash: Mapped[str]
    sent_at: Mapped[datetime]
    audience: Mapped[str]


class CircularDocumentRow(Base):
    """A file that comes with a circular, until a moment where it has one."""

    __tablename__ = "circular_document"
    circular: Mapped[str] = mapped_column(ForeignKey("circular.id"), primary_key=True)
    document: Mapped[str] = mapped_column(ForeignKey("document.id"), primary_key=True)
    until: Mapped[datetime | None]


class AddressRow(Base):
    """Where somebody unnamed wants clarifications sent; `sealed` opens with the house's key only.

    `id` is a keyed digest of project and address, so that the same address is kept once.
    """

    __tablename__ = "clarification_address"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    sealed: Mapped[str]


class MediumRow(Base):
    """A statutory channel: which kinds and which region it publishes; no `kinds` means all.

    Without a `url` it is one of the simulated media beside the demo.
    """

    __tablename__ = "medium"
    key: Mapped[str] = mapped_column(primary_key=True)
    zh: Mapped[str]
    en: Mapped[str]
    url: Mapped[str]
    kinds: Mapped[Json] = mapped_column(ExactJson)
    region: Mapped[str]
    active: Mapped[bool]


class DeliveryRow(Base):
    """What a channel said when it got a notice, and what it showed at the last look.

    `received_at` and `shown_at` are by the channel's clock, the others by the house's. `trouble`
    is missing | late | content | hash while something is wrong.
    """

    __tablename__ = "notice_delivery"
    notice: Mapped[str] = mapped_column(ForeignKey("notice.id"), primary_key=True)
    medium: Mapped[str] = mapped_column(primary_key=True)
    promised_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]
    seen_hash: Mapped[str | None]
    trouble: Mapped[str | None]
    trouble_since: Mapped[datetime | None]
    next_check_at: Mapped[datetime]
    __table_args__ = (
        Index("ix_notice_delivery_next", "next_check_at", "notice"),
        Index("ix_notice_delivery_trouble", "trouble", "trouble_since"),
    )
