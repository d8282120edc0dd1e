"""Every order of the notices, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.notices.orders import (
    drop_address,
    leave_address,
    record_check,
    record_delivery,
    save_medium,
)
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    record_delivery.RecordDelivery: record_delivery.handle,
    record_check.RecordCheck: record_check.handle,
    leave_address.LeaveAddress: leave_address.handle,
    drop_address.DropAddress: drop_address.handle,
    save_medium.SaveMedium: save_medium.handle,
}
