"""The tables of regions, organisations, people and the roles they hold."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base


class RegionRow(Base):
    """An administrative region; its code is that of GB/T 2260."""

    __tablename__ = "region"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_en: Mapped[str]
    parent: Mapped[str | None] = mapped_column(ForeignKey("region.code"))
    level: Mapped[int]


class OrganisationRow(Base):
    """A trading centre, a department, a market entity, or the platform's operator."""

    __tablename__ = "organisation"
    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str]
    uscc: Mapped[str | None] = mapped_column(unique=True)
    kind: Mapped[str]
    region: Mapped[str] = mapped_column(ForeignKey("region.code"))
    __table_args__ = (
        Index("ix_organisation_name", "name", "id"),
        Index("ix_organisation_region_kind", "region", "kind"),
    )


class PersonRow(Base):
    """Somebody who signs in. `session_epoch` grows when every open session must end.

    `totp_secret` and `totp_pending` are encrypted with a key that lies outside the database;
    `totp_step` is the last 30-second step whose code was used.
    """

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    password_hash: Mapped[str]
    totp_secret: Mapped[str | None]
    totp_pending: Mapped[str | None]
    totp_step: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    failed_attempts: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    session_epoch: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(default="zh")
    must_change_password: Mapped[bool] = mapped_column(default=True)
    last_sign_in_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_person_name", "name", "id"),)


class PersonRoleRow(Base):
    """A role that somebody holds in their organisation."""

    __tablename__ = "person_role"
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    granted_by: Mapped[str]
    granted_at: Mapped[datetime]
    __table_args__ = (Index("ix_person_role_role", "role", "person_id"),)


class RecoveryCodeRow(Base):
    """A code that stands in for a lost authenticator once; keyed digest, gone when used."""

    __tablename__ = "recovery_code"
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)


class EndedSessionRow(Base):
    """A session that was signed out alone: its cookie is worth nothing, others go on."""

    __tablename__ = "ended_session"
    session: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    ended_at: Mapped[datetime]


class NameGramRow(Base):
    """Two-character pieces of the names of organisations and people: Chinese search."""

    __tablename__ = "name_gram"
    gram: Mapped[str] = mapped_column(primary_key=True)
    party: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (Index("ix_name_gram_party", "party"),)
