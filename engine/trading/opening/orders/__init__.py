"""Every order of the opening hall, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.trading.opening.orders import (
    answer_objection,
    close_opening,
    draw_up_minutes,
    hand_in_bidder_key,
    hand_in_shares,
    raise_objection,
    record_content_check,
    sign_in,
    sign_minutes,
    take_bid_file,
)
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    sign_in.SignInToOpening: sign_in.handle,
    hand_in_shares.HandInShares: hand_in_shares.handle,
    hand_in_bidder_key.HandInBidderKey: hand_in_bidder_key.handle,
    record_content_check.RecordContentCheck: record_content_check.handle,
    raise_objection.RaiseOpeningObjection: raise_objection.handle,
    answer_objection.AnswerOpeningObjection: answer_objection.handle,
    draw_up_minutes.DrawUpMinutes: draw_up_minutes.handle,
    sign_minutes.SignMinutes: sign_minutes.handle,
    close_opening.CloseOpening: close_opening.handle,
    take_bid_file.TakeBidFile: take_bid_file.handle,
}
