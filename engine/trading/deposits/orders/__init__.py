"""Every order about deposits, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.deposits.orders import (
    attach_guarantee,
    request_ticket,
    take_issuer_message,
)
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    request_ticket.RequestTicket: request_ticket.handle,
    attach_guarantee.AttachGuarantee: attach_guarantee.handle,
    take_issuer_message.TakeIssuerMessage: take_issuer_message.handle,
}
