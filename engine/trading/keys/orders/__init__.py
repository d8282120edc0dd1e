"""Every order of custodians, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.keys.orders import begin_rehearsal, finish_rehearsal, register_key, replace_key
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    register_key.RegisterCustodianKey: register_key.handle,
    replace_key.ReplaceCustodianKey: replace_key.handle,
    begin_rehearsal.BeginRehearsal: begin_rehearsal.handle,
    finish_rehearsal.FinishRehearsal: finish_rehearsal.handle,
}
