"""Orders of custodians and of the opening hall; the small house seals no bids, so all are late."""

from collections.abc import Mapping

from engine.errors import NotAllowed, NotFound
from engine.trading.keys.orders.begin_rehearsal import BeginRehearsal
from engine.trading.keys.orders.finish_rehearsal import FinishRehearsal
from engine.trading.keys.orders.register_key import RegisterCustodianKey
from engine.trading.keys.orders.replace_key import ReplaceCustodianKey
from engine.trading.opening.orders.answer_objection import AnswerOpeningObjection
from engine.trading.opening.orders.close_opening import CloseOpening
from engine.trading.opening.orders.draw_up_minutes import DrawUpMinutes
from engine.trading.opening.orders.hand_in_bidder_key import HandInBidderKey
from engine.trading.opening.orders.hand_in_shares import HandInShares
from engine.trading.opening.orders.raise_objection import RaiseOpeningObjection
from engine.trading.opening.orders.record_content_check import RecordContentCheck
from engine.trading.opening.orders.sign_in import SignInToOpening
from engine.trading.opening.orders.sign_minutes import SignMinutes
from engine.trading.opening.orders.take_bid_file import TakeBidFile
from engine.vocabulary import Order
from tests.orders.entries import AGENT, BIDDER, CENTRE, Entry, at, other

WHY = "tests/trading/opening opens bids of a house that seals them"
KEY = {"project": "$running", "role": "tenderee"}
KEYS = {"p256": "AAAA"}
LOT = {"project": "$running", "lot": "1"}
CLOCK = "clock"


def late(by: str, **fine: object) -> Entry:
    return Entry(by=by, fine=fine, foreign=(at(NotFound),), late=True, why=WHY)


OPENING: Mapping[type[Order], Entry] = {
    RegisterCustodianKey: late(AGENT, **KEY, public_keys=KEYS),
    ReplaceCustodianKey: late(AGENT, **KEY, public_keys=KEYS, reason="x"),
    BeginRehearsal: late(AGENT, **KEY),
    FinishRehearsal: late(AGENT, **KEY, answer="AAAA"),
    SignInToOpening: late(BIDDER, **LOT),
    HandInShares: late(AGENT, **LOT, role="tenderee", shares={}),
    HandInBidderKey: late(BIDDER, **LOT, secret="AAAA"),
    RecordContentCheck: Entry(
        by=CLOCK,
        fine={"bid": "no-such", "first": 0, "until": 1},
        foreign=(other(AGENT, NotAllowed), at(NotFound)),
        late=True,
        why=WHY,
    ),
    RaiseOpeningObjection: late(BIDDER, **LOT, text="x"),
    AnswerOpeningObjection: late(AGENT, **LOT, objection="no-such", answer="x"),
    DrawUpMinutes: late(CENTRE, **LOT),
    SignMinutes: late(AGENT, **LOT, hash="0"),
    CloseOpening: late(AGENT, **LOT),
    TakeBidFile: late(AGENT, bid="no-such", place=0),
}
