"""What diagrams may ask of deposits."""

from collections.abc import Mapping

from engine.trading.deposits.services import (
    ask_payers,
    forfeit,
    open_deposit,
    own,
    refund,
    reveal,
    settled,
    standing,
)
from engine.workflow.services import Service

SERVICES: Mapping[str, Service] = {
    "deposits.open": Service(
        run=open_deposit.run,
        zh="开始收取保证金",
        en="Open deposits",
        inputs=("lot", "amount", "deadline", "valid_until", "beneficiary", "estimate", "caps"),
        outputs=("deposit_terms",),
    ),
    "deposits.standing": Service(
        run=standing.run,
        zh="查询保证金到账",
        en="Look which deposits stand",
        inputs=("lot",),
        outputs=("deposits_standing",),
    ),
    "deposits.own": Service(
        run=own.run,
        zh="查询本单位已缴保证金的标段",
        en="List the lots with an own deposit",
        inputs=("pseudonym",),
        outputs=("own_deposits",),
    ),
    "deposits.ask_payers": Service(
        run=ask_payers.run,
        zh="向银行查询付款人",
        en="Ask the bank for the payers",
        inputs=("lot", "then", "correlation"),
        outputs=("payers_asked",),
    ),
    "deposits.reveal": Service(
        run=reveal.run,
        zh="核对保证金",
        en="Check the deposits",
        inputs=("lot", "consortia"),
        outputs=("deposits", "deposit_signals"),
    ),
    "deposits.refund": Service(
        run=refund.run,
        zh="退还保证金",
        en="Return deposits",
        inputs=("lot", "who", "why", "rule", "since", "but", "interest", "late"),
        outputs=("refunds", "refunds_due_at"),
    ),
    "deposits.forfeit": Service(
        run=forfeit.run,
        zh="不予退还保证金",
        en="Forfeit a deposit",
        inputs=("lot", "who", "why", "rule"),
        outputs=("forfeited",),
    ),
    "deposits.settled": Service(
        run=settled.run,
        zh="查询保证金是否退清",
        en="Look whether deposits are settled",
        inputs=("lot",),
        outputs=("deposits_settled",),
    ),
}
