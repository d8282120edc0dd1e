"""Orders about issued documents and sealed archives: one that is right, what must be refused."""

from collections.abc import Mapping

from engine.errors import Invalid, NotFound, WrongState
from engine.trading.documents.orders.acknowledge_letter import AcknowledgeLetter
from engine.trading.documents.orders.keep_document import KeepDocument
from engine.vocabulary import Order
from tests.orders.entries import AGENT, BIDDER, CENTRE, STRANGER, Entry, at, other

DOCUMENTS: Mapping[type[Order], Entry] = {
    KeepDocument: Entry(
        by="clock",
        fine={"project": "$running", "document": "$unsigned", "sha256": "$sha256", "size": 8},
        foreign=(
            STRANGER,
            other(AGENT),
            other("operator"),
            at(NotFound, project="$held"),
            at(NotFound, document="no-such"),
            at(Invalid, "sha256", sha256="0" * 64),
            at(Invalid, "sha256", size=0),
        ),
        why="a second file about the same document changes nothing",
    ),
    AcknowledgeLetter: Entry(
        by=BIDDER,
        fine={"document": "$letter"},
        foreign=(
            other(AGENT, NotFound),
            other(CENTRE, NotFound),
            other("nobody", NotFound),
            at(NotFound, document="no-such"),
        ),
        state=(at(WrongState, document="$unsigned"), at(WrongState, document="$received")),
    ),
}
