"""Openings, what was handed in for them, what they brought to light, and their minutes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class OpeningRow(Base):
    """One lot's opening. `settled_at` is when every content was checked; `minutes` are as signed.

    Its id is the correlation of the messages that tell its diagram how it goes.
    """

    __tablename__ = "opening"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"))
    lot: Mapped[str]
    lot_name: Mapped[str]
    began_at: Mapped[datetime]
    window_until: Mapped[datetime]
    read_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    minutes: Mapped[Json] = mapped_column(ExactJson)
    minutes_hash: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    __table_args__ = (UniqueConstraint("project", "lot"),)


class HandedInRow(Base):
    """A secret for one bid: `kind` is `bidder`, or the role of the custodian whose share it is.

    `secret` is encrypted by a key outside the database, and wiped at the read-out; None before
    then says that a custodian could not open what the bidder had sealed.
    """

    __tablename__ = "opening_secret"
    bid: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id"), index=True)
    usable: Mapped[bool]
    secret: Mapped[str | None]
    by: Mapped[str]
    at: Mapped[datetime]


class OpenedBidRow(Base):
    """What the opening found in a bid. `outcome` is opened, revoked (撤销) or withdrawn (撤回).

    `content_key` opens the files of this bid alone; encrypted by a key outside the database.
    """

    __tablename__ = "opened_bid"
    bid: Mapped[str] = mapped_column(primary_key=True)
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id"), index=True)
    number: Mapped[int]
    pseudonym: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str | None]
    chunk: Mapped[int | None]
    organisation: Mapped[str | None]
    name: Mapped[str | None]
    uscc: Mapped[str | None]
    fields: Mapped[Json] = mapped_column(ExactJson)
    content_key: Mapped[str | None]
    files: Mapped[Json] = mapped_column(ExactJson)
    chunks: Mapped[int]
    checked: Mapped[int]


class AttendanceRow(Base):
    """Who came: a bidder by pseudonym, others as `person:<id>` with the role they came in."""

    __tablename__ = "opening_attendance"
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    at: Mapped[datetime]


class OpeningObjectionRow(Base):
    """An objection raised in the hall, with its answer."""

    __tablename__ = "opening_objection"
    id: Mapped[str] = mapped_column(primary_key=True)
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id"))
    by: Mapped[str]
    text: Mapped[str]
    raised_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_by: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_opening_objection_raised", "opening", "raised_at"),)


class MinutesSignatureRow(Base):
    """Who signed the minutes in which capacity: host, recorder or bidder; `hash` is what."""

    __tablename__ = "minutes_signature"
    opening: Mapped[str] = mapped_column(ForeignKey("opening.id"), primary_key=True)
    capacity: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("person.id"))
    hash: Mapped[str]
    at: Mapped[datetime]
