"""Public keys of custodians; a private key never comes here."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base
from engine.store.types import ExactJson
from engine.vocabulary import Json


class CustodianKeyRow(Base):
    """`state` is current or replaced; one current key per project and role.

    `challenge` is the hash of what a rehearsal asks to be opened; `fixed_at` is when the project's
    keys were found ready: from then on they stand in its notice and are replaced no more.
    """

    __tablename__ = "custodian_key"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"))
    role: Mapped[str]
    person: Mapped[str] = mapped_column(ForeignKey("person.id"))
    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    suite: Mapped[str]
    public_keys: Mapped[Json] = mapped_column(ExactJson)
    fingerprint: Mapped[str]
    state: Mapped[str]
    registered_at: Mapped[datetime]
    challenge: Mapped[str | None]
    rehearsed_at: Mapped[datetime | None]
    fixed_at: Mapped[datetime | None]
    __table_args__ = (
        Index(
            "uq_custodian_key_current",
            "project",
            "role",
            unique=True,
            sqlite_where=text("state = 'current'"),
            postgresql_where=text("state = 'current'"),
        ),
    )
