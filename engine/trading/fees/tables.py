"""Bills of fees, each with the legal basis it was made on."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base


class BillRow(Base):
    """`amount` fen after `waived` fen were taken off; the sub-account is where it is paid.

    `payer` is the key of an organisation.
    """

    __tablename__ = "fee_bill"
    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    lot: Mapped[str | None]
    fee: Mapped[str]
    payer: Mapped[str] = mapped_column(index=True)
    basis: Mapped[str]
    full: Mapped[int] = mapped_column(BigInteger)
    waived: Mapped[int] = mapped_column(BigInteger)
    waiver: Mapped[str | None]
    waived_by: Mapped[str | None]
    sub_account: Mapped[str | None] = mapped_column(
        ForeignKey("money_sub_account.number"), unique=True
    )
    invoice: Mapped[str | None]
    made_at: Mapped[datetime]
