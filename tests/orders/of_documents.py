"""Orders about issued documents and sealed archives: one that is right, what must be refused."""

from collections.abc import Mapping
from datetime import date

from engine.errors import Invalid, NotFound, WrongState
from engine.trading.archive.orders.keep_archive import KeepArchive
from engine.trading.archive.orders.lend_archive import LendArchive
from engine.trading.archive.orders.return_archive import ReturnArchive
from engine.trading.documents.orders.acknowledge_letter import AcknowledgeLetter
from engine.trading.documents.orders.keep_document import KeepDocument
from engine.vocabulary import Order
from tests.orders.entries import AGENT, BIDDER, CENTRE, STRANGER, SUPERVISOR, Entry, at, other

KEEPER = "centre_archive.nanjing"
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
    KeepArchive: Entry(
        by="clock",
        fine={"project": "$held", "sha256": "$sha256", "size": 8},
        foreign=(
            STRANGER,
            other(KEEPER),
            other("operator"),
            at(NotFound, project="$done"),
            at(Invalid, "sha256", sha256="0" * 64),
            at(Invalid, "sha256", size=0),
        ),
        why="a second package of the same archive changes nothing",
    ),
    LendArchive: Entry(
        by=KEEPER,
        fine={
            "project": "$running",
            "borrower": "审计局",
            "reason": "审计",
            "due_on": date(2030, 1, 1),
        },
        foreign=(
            STRANGER,
            other(AGENT),
            other(CENTRE),
            other(SUPERVISOR),
            other("centre_archive.wuxi"),
            at(NotFound, project="$done"),
            at(Invalid, "due_on", due_on=date(2020, 1, 1)),
            at(Invalid, "borrower", borrower=" "),
        ),
        state=(at(WrongState, project="$held"),),
    ),
    ReturnArchive: Entry(
        by=KEEPER,
        fine={"loan": "$loan"},
        foreign=(STRANGER, other(CENTRE), other(SUPERVISOR), at(NotFound, loan="no-such")),
        state=(at(WrongState, loan="$returned"),),
        empty=frozenset({"note"}),
    ),
}
