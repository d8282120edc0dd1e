"""Every order about issued documents, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.documents.orders import acknowledge_letter, keep_document
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    keep_document.KeepDocument: keep_document.handle,
    acknowledge_letter.AcknowledgeLetter: acknowledge_letter.handle,
}
