"""Every order about archives, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.archive.orders import keep_archive, lend_archive, return_archive
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    keep_archive.KeepArchive: keep_archive.handle,
    lend_archive.LendArchive: lend_archive.handle,
    return_archive.ReturnArchive: return_archive.handle,
}
