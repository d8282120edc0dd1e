"""Orders about notices: one that is right, what must be refused."""

from collections.abc import Mapping

from engine.errors import Invalid, NotFound
from engine.trading.notices.orders.drop_address import DropAddress
from engine.trading.notices.orders.leave_address import LeaveAddress
from engine.trading.notices.orders.record_check import RecordCheck
from engine.trading.notices.orders.record_delivery import RecordDelivery
from engine.trading.notices.orders.save_medium import SaveMedium
from engine.vocabulary import Order
from tests.orders.entries import SECURITY, STRANGER, SYSTEM, Entry, at, other

ON_CHANNEL = {"notice": "$notice", "medium": "second_channel"}
FOREIGN = (
    STRANGER,
    other(SYSTEM),
    at(NotFound, notice="no-such"),
    at(NotFound, medium="no-such"),
)
NOTICES: Mapping[type[Order], Entry] = {
    RecordDelivery: Entry(
        by="clock",
        fine={**ON_CHANNEL, "hash": "0" * 64},
        foreign=FOREIGN,
        empty=frozenset({"hash"}),
        why="a channel that answers twice is heard once",
    ),
    RecordCheck: Entry(
        by="clock",
        fine={**ON_CHANNEL, "reached": True, "hash": "0" * 64},
        foreign=FOREIGN,
        why="a channel may be looked at any time",
    ),
    LeaveAddress: Entry(
        by="public",
        fine={"project": "$advertised", "address": "a@example.com"},
        foreign=(at(NotFound, project="$running"), at(Invalid, "address", address="nobody")),
        why="everybody may, as long as documents are public",
    ),
    DropAddress: Entry(
        by="public",
        fine={"address": "$address"},
        empty=frozenset({"address"}),
        why="who knows the link may, and what is gone stays gone",
    ),
    SaveMedium: Entry(
        by=SYSTEM,
        fine={"key": "press", "zh": "报", "en": "Press", "url": "", "region": "320000"},
        foreign=(STRANGER, other(SECURITY), at(Invalid, "url", url="ftp://x")),
        empty=frozenset({"url"}),
        why="a channel may be changed at any time",
    ),
}
