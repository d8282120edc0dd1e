"""Every order of the register, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.register.orders import decide_entry, import_register
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    import_register.ImportRegister: import_register.handle,
    decide_entry.DecideEntry: decide_entry.handle,
}
