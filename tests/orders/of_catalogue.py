"""Orders about the catalogue: one that is right, what must be refused."""

from collections.abc import Mapping
from datetime import UTC, datetime

from engine.errors import Invalid, NotAllowed, NotFound
from engine.vocabulary import Order
from engine.workflow.orders.derive_item import DeriveItem
from engine.workflow.orders.end_item import EndItem
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
}
