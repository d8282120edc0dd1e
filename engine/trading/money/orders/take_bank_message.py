"""What a bank says: money came, a payout went out or did not, who the payers were."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.people import permissions
from engine.trading.money import paying, receiving, signed, taking
from engine.trading.money.signed import Told
from engine.trading.money.tables import PayerRow, PaymentRow, PayoutRow, SubAccountRow
from engine.vocabulary import Data, Fact, Json, Order
from engine.workflow import guard
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBankMessage(Order):
    """`message` is signed by a bank that the house knows; the signature is what counts."""

    message: Data


def handle(order: TakeBankMessage, work: Work) -> str:
    """Returns what came of it; `known` for a message that was taken before.

    Raises:
        Invalid: not signed, no such kind, or another message under the same id.
    """
    permissions.require(permissions.may_bring_bank_message(order.actor), "bank message")
    told = signed.read(work.settings, "bank", order.message)
    kind = KINDS.get(told.kind)
    if kind is None:
        raise signed.refusal("bank_format", f"one of the kinds {', '.join(KINDS)}")
    if not taking.is_new(work, told, order.message):
        return "known"
    return kind(work, told)


def _credit(work: Work, told: Told) -> str:
    return receiving.receive(work, receiving.credit(told.sender, told.body, work.now))


def _payout(work: Work, told: Told) -> str:
    """Paid is the last word: what the bank says later of the same payout changes nothing."""
    row = work.session.get(PayoutRow, str(told.body.get("payout")))
    if row is None or not row.payment.startswith(f"{told.sender}:"):
        raise NotFound("no payout of this bank")
    guard.hold(work.session, row.project)
    work.session.refresh(row)
    if row.state != "ordered":
        return "known"
    paid = told.body.get("state") == "paid"
    paying.settle(work, row, None if paid else str(told.body.get("reason") or "refused")[:500])
    return row.state


def _payers(work: Work, told: Told) -> str:
    """Who paid; refused as long as somebody may still pay into the same sub-account."""
    lines = told.body.get("payers")
    found = [line for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []
    for line in found:
        _payer(work, told.sender, line)
    work.record(Fact.MONEY_PAYERS_TOLD, chain=_chain(work, told.sender, found), payers=len(found))
    return "told"


def _payer(work: Work, bank: str, line: dict[str, Json]) -> None:
    payment = work.session.get(PaymentRow, f"{bank}:{line.get('entry')}")
    if payment is None:
        raise NotFound("no payment of this entry")
    account = work.session.get(SubAccountRow, payment.sub_account)
    if account is not None and account.due_at is not None and account.due_at > work.now:
        raise WrongState("payers are told after the last moment for paying")
    name, number = str(line.get("name"))[:200], str(line.get("account"))[:50]
    work.session.merge(PayerRow(payment=payment.id, name=name, account=number))


def _chain(work: Work, bank: str, lines: list[dict[str, Json]]) -> str:
    """The project whose payers are told; they are asked for one project at a time."""
    first = lines[0].get("entry") if lines else None
    payment = work.session.get(PaymentRow, f"{bank}:{first}")
    return f"project:{payment.project}" if payment and payment.project else "house"


KINDS: Mapping[str, Callable[[Work, Told], str]] = {
    "credit": _credit,
    "payout": _payout,
    "payers": _payers,
}
