"""Every order of money, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.money.orders import import_statement, repeat_payout, take_bank_message
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    take_bank_message.TakeBankMessage: take_bank_message.handle,
    import_statement.ImportStatement: import_statement.handle,
    repeat_payout.RepeatPayout: repeat_payout.handle,
}
