"""Every order about parties, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.parties.orders import (
    change_party,
    drop_party_item,
    keep_party_item,
    merge_parties,
    register_party,
)
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    register_party.RegisterParty: register_party.handle,
    change_party.ChangeParty: change_party.handle,
    keep_party_item.KeepPartyItem: keep_party_item.handle,
    drop_party_item.DropPartyItem: drop_party_item.handle,
    merge_parties.MergeParties: merge_parties.handle,
}
