"""Whether a deposit counts, once the bank has told who paid, and what looks like collusion."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.trading.money.amounts import yuan
from engine.vocabulary import Json

SAME_ACCOUNT_RULE = "ZTB-39"
"""Deposits out of one account are deemed collusion: a signal here, a finding of the panel there."""
BASIC_RULE = "ZTB-53"
CONSORTIUM_RULE = "ZTB-58"


@dataclass(frozen=True, kw_only=True, slots=True)
class Payer:
    """As the bank tells it, with the fen that count of this payment."""

    name: str
    account: str
    counted: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What stands for one ticket: payments, or fen of a guarantee; `names` may pay (ZTB-58)."""

    pseudonym: str
    ticket: str
    expected: int
    names: frozenset[str]
    basic_account: str
    payers: Sequence[Payer] = ()
    guarantee: int | None = None


def judged(held: Held, signals: Iterable[str]) -> dict[str, Json]:
    """One row of `deposits`: state valid, invalid or none, why, amount in yuan, payers, signals."""
    amount = sum(payer.counted for payer in held.payers)
    state, why, rule = _state(held, amount)
    names = sorted({payer.name for payer in held.payers})
    return {
        "pseudonym": held.pseudonym,
        "ticket": held.ticket,
        "kind": "guarantee" if held.guarantee is not None else "cash",
        "state": state,
        "reason": why,
        "rule": rule,
        "amount": str(yuan(held.guarantee if held.guarantee is not None else amount)),
        "payer": "、".join(names),
        "signals": [*signals, *_unknown_basic(held)],
    }


def same_account(every: Sequence[Held]) -> Mapping[str, tuple[str, ...]]:
    """Account → the pseudonyms whose deposits came out of it, where there are two or more."""
    users: dict[str, set[str]] = defaultdict(set)
    for held in every:
        for payer in held.payers:
            users[payer.account].add(held.pseudonym)
    return {account: tuple(sorted(who)) for account, who in users.items() if len(who) > 1}


def _state(held: Held, amount: int) -> tuple[str, str, str]:
    if held.guarantee is not None:
        return "valid", "", ""
    if amount == 0:
        return "none", "unpaid", ""
    if amount < held.expected:
        return "invalid", "partial", ""
    return _payers(held)


def _payers(held: Held) -> tuple[str, str, str]:
    """Who paid: the bidder or a member of its consortium, out of the basic account."""
    if any(payer.name not in held.names for payer in held.payers):
        return "invalid", "other_payer", CONSORTIUM_RULE if len(held.names) > 1 else BASIC_RULE
    accounts = {payer.account for payer in held.payers}
    if held.basic_account and len(held.names) == 1 and accounts != {held.basic_account}:
        return "invalid", "not_basic_account", BASIC_RULE
    return "valid", "", ""


def _unknown_basic(held: Held) -> list[Json]:
    return ["basic_account_unknown"] if held.payers and not held.basic_account else []
