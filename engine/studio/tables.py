"""The tables of drafts. Every save of a file is a row of its own, so nothing drawn is lost."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class StudioDraftRow(Base):
    """A trading type being written. `state`: open, in_review, published or dropped."""

    __tablename__ = "studio_draft"
    id: Mapped[str] = mapped_column(primary_key=True)
    trading_type: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    region: Mapped[str]
    based_on: Mapped[str | None] = mapped_column(ForeignKey("version.id"))
    state: Mapped[str]
    opened_by: Mapped[str]
    opened_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    revision: Mapped[int]
    __table_args__ = (Index("ix_studio_draft_state_changed", "state", "changed_at"),)


class StudioFileRow(Base):
    """One save of one file. `blob` is None where the file was removed."""

    __tablename__ = "studio_file"
    draft: Mapped[str] = mapped_column(ForeignKey("studio_draft.id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    blob: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))
    saved_by: Mapped[str]
    saved_at: Mapped[datetime]


class StudioSampleRow(Base):
    """The sample data that a form is tried with, as typed."""

    __tablename__ = "studio_sample"
    draft: Mapped[str] = mapped_column(ForeignKey("studio_draft.id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class StudioPresenceRow(Base):
    """Who has a draft open at which file, and when that was last heard."""

    __tablename__ = "studio_presence"
    draft: Mapped[str] = mapped_column(ForeignKey("studio_draft.id"), primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str]
    seen_at: Mapped[datetime]


class StudioTrialRow(Base):
    """What the stories of a draft did with exactly these files; written by the try-out alone."""

    __tablename__ = "studio_trial"
    draft: Mapped[str] = mapped_column(ForeignKey("studio_draft.id"), primary_key=True)
    bundle: Mapped[str] = mapped_column(primary_key=True)
    passed: Mapped[bool]
    stories: Mapped[Json] = mapped_column(ExactJson)
    tried_at: Mapped[datetime]


class StudioReviewRow(Base):
    """A request to publish these files, and what the second person said."""

    __tablename__ = "studio_review"
    id: Mapped[str] = mapped_column(primary_key=True)
    draft: Mapped[str] = mapped_column(ForeignKey("studio_draft.id"), index=True)
    bundle: Mapped[str]
    reason: Mapped[str] = mapped_column(Text)
    effective_from: Mapped[datetime]
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    accepted: Mapped[bool | None]
    note: Mapped[str | None] = mapped_column(Text)
    version: Mapped[str | None] = mapped_column(ForeignKey("version.id"))
