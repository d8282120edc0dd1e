"""What an issuer says: that it revoked a guarantee. It is told nothing but that it was heard."""

from dataclasses import dataclass

from engine.people import permissions
from engine.trading.deposits.tables import GuaranteeRow, RevokedGuaranteeRow, TicketRow
from engine.trading.money import signed, taking
from engine.trading.money.signed import Told
from engine.vocabulary import Data, Fact, Order
from engine.workflow import guard
from engine.workflow.work import Work

REVOKED = "guarantee_revoked"


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeIssuerMessage(Order):
    """`message` is signed by an issuer that the house knows."""

    message: Data


def handle(order: TakeIssuerMessage, work: Work) -> None:
    """The same whether or not the guarantee was ever brought here: an issuer learns nothing.

    Raises:
        Invalid: not signed, no such kind, or another message under the same id.
    """
    permissions.require(permissions.may_bring_bank_message(order.actor), "issuer message")
    told = signed.read(work.settings, "issuer", order.message)
    if told.kind != REVOKED:
        raise signed.refusal("bank_format", f"the kind {REVOKED}")
    if taking.is_new(work, told, order.message):
        _revoke(work, told)


def _revoke(work: Work, told: Told) -> None:
    id_ = str(told.body.get("guarantee"))
    work.session.merge(
        RevokedGuaranteeRow(
            issuer=told.sender,
            id=id_,
            reason=str(told.body.get("reason"))[:500],
            told_at=work.now,
        )
    )
    work.record(Fact.GUARANTEE_REVOKED, chain=_void(work, told.sender, id_), issuer=told.sender)


def _void(work: Work, issuer: str, id_: str) -> str:
    """The chain of the project in which it stood, else the house's."""
    row = work.session.get(GuaranteeRow, (issuer, id_))
    if row is None:
        return "house"
    ticket = work.session.get_one(TicketRow, row.ticket)
    guard.hold(work.session, ticket.project)
    work.session.refresh(row)
    if row.state == "held":
        row.state = "revoked"
    return f"project:{ticket.project}"
