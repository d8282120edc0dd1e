"""Every order about fees, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.fees.orders import record_invoice, waive_bill
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    waive_bill.WaiveBill: waive_bill.handle,
    record_invoice.RecordInvoice: record_invoice.handle,
}
