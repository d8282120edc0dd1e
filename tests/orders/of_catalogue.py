"""Orders about the catalogue: one that is right, what must be refused."""

from collections.abc import Mapping
from datetime import UTC, datetime

from engine.errors import Invalid, NotAllowed, NotFound, TooLarge
from engine.trading.register.orders.decide_entry import DecideEntry
from engine.trading.register.orders.import_register import ImportRegister
from engine.vocabulary import Order
from engine.workflow.orders.derive_item import DeriveItem
from engine.workflow.orders.end_item import EndItem
from tests.orders.approved import ROW, file
from tests.orders.entries import STRANGER, SYSTEM, Entry, at, other

PAST = datetime(2000, 1, 1, tzinfo=UTC)
CATALOGUE: Mapping[type[Order], Entry] = {
    DeriveItem: Entry(
        by="city keeper",
        fine={"item": "TINY", "region": "320100", "parameters": {}, "reason": "同省目录"},
        foreign=(
            STRANGER,
            other(SYSTEM),
            other("keeper"),
            at(Invalid, "region", region="320104"),
            at(NotAllowed, region="320500"),
            at(NotFound, item="no-such"),
            at(Invalid, "parameters.days", parameters={"days": 1}),
        ),
        state=(at(Invalid, "effective_from", effective_from=PAST),),
    ),
    EndItem: Entry(
        by="keeper",
        fine={"item": "TINY", "reason": "废止"},
        foreign=(STRANGER, other(SYSTEM), other("city keeper")),
        state=(at(Invalid, "effective_to", effective_to=PAST),),
    ),
    ImportRegister: Entry(
        by="keeper",
        fine={"name": "approved.csv", "content": file(ROW.replace("1号", "2号"))},
        foreign=(
            STRANGER,
            other(SYSTEM),
            other("city keeper", Invalid, content=file(ROW.replace("320104", "320505"))),
            at(Invalid, "file", content=b"\x00\x01"),
            at(Invalid, "file", content=file(ROW, heading="a,b")),
            at(TooLarge, content=b"x" * (3 * 1024 * 1024 + 1)),
        ),
        empty=frozenset({"name"}),
        why="a file may be read in at any time",
    ),
    DecideEntry: Entry(
        by="keeper",
        fine={"entry": "$entry", "decided": "absent", "reason": "未进场"},
        foreign=(
            STRANGER,
            other(SYSTEM),
            at(NotFound, entry="no-such"),
            at(Invalid, "decided", decided="no-such"),
        ),
        why="what was decided may be decided again",
    ),
}
