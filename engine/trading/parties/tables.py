"""The tables of parties: the record beside the organisation, its rows, its dated history."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class PartyRow(Base):
    """`source` is a keyed digest of where a registration came from, for the limit on them.

    Of an identity number only a keyed digest and the last four signs are kept. `merged_into`
    names the organisation whose record counts in place of this one.
    """

    __tablename__ = "party"
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    kind: Mapped[str]
    legal_representative: Mapped[str]
    address: Mapped[str]
    identity_digest: Mapped[str | None] = mapped_column(unique=True)
    identity_last: Mapped[str | None]
    source: Mapped[str | None]
    registered_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    revision: Mapped[int]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    __table_args__ = (
        Index("ix_party_source", "source", "registered_at"),
        Index("ix_party_changed_at", "changed_at", "organisation"),
    )


class PartyItemRow(Base):
    """A row of one part of a record: a contact, an account, a qualification, a piece of work."""

    __tablename__ = "party_item"
    id: Mapped[str] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    part: Mapped[str]
    data: Mapped[Json] = mapped_column(ExactJson)
    file: Mapped[str | None]
    file_name: Mapped[str | None]
    file_type: Mapped[str | None]
    added_at: Mapped[datetime]
    __table_args__ = (Index("ix_party_item_organisation", "organisation", "part", "added_at"),)


class PartyChangeRow(Base):
    """One change of a record: who, when, what it was and what it is; never changed itself."""

    __tablename__ = "party_change"
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    part: Mapped[str]
    before: Mapped[Json] = mapped_column(ExactJson)
    after: Mapped[Json] = mapped_column(ExactJson)


class PartyTraitRow(Base):
    """What two records may have alike: a pair of letters of the name, a seat, an account."""

    __tablename__ = "party_trait"
    trait: Mapped[str] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    __table_args__ = (Index("ix_party_trait_organisation", "organisation"),)
