"""Every order about uploads of bids, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.bids.orders import (
    begin_bid,
    erase_bid,
    lapse_bid,
    put_bid_chunk,
    seal_manifest,
)
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    begin_bid.BeginBid: begin_bid.handle,
    put_bid_chunk.PutBidChunk: put_bid_chunk.handle,
    seal_manifest.SealManifest: seal_manifest.handle,
    lapse_bid.LapseBid: lapse_bid.handle,
    erase_bid.EraseBid: erase_bid.handle,
}
