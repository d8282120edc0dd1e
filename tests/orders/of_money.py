"""Orders about deposits, the bank and fees: one that is right, what must be refused."""

from collections.abc import Callable, Mapping

from engine.errors import Invalid, NotFound, TooLarge, TooLate, WrongState
from engine.store import exact
from engine.trading.deposits.orders.attach_guarantee import AttachGuarantee
from engine.trading.deposits.orders.request_ticket import RequestTicket
from engine.trading.deposits.orders.take_issuer_message import TakeIssuerMessage
from engine.trading.fees.orders.record_invoice import RecordInvoice
from engine.trading.fees.orders.waive_bill import WaiveBill
from engine.trading.money.orders.import_statement import ImportStatement
from engine.trading.money.orders.repeat_payout import RepeatPayout
from engine.trading.money.orders.take_bank_message import TakeBankMessage
from engine.vocabulary import Data, Order
from tests.orders.entries import AGENT, BIDDER, STRANGER, SYSTEM, Entry, at, other
from tests.orders.world import World

CLERK, SECOND = "centre_deposit.nanjing", "bidder.bidder2"


def _said(name: str) -> Callable[[World], Data]:
    """A signed message of the world."""

    def read(world: World) -> Data:
        told = exact.loads(world.names[name])
        return told if isinstance(told, dict) else {}

    return read


MONEY: Mapping[type[Order], Entry] = {
    RequestTicket: Entry(
        by=BIDDER,
        fine={"project": "$running", "lot": "1"},
        foreign=(other(AGENT), at(NotFound, lot="9"), at(NotFound, project="$held")),
        state=(at(TooLate, lot="old"),),
    ),
    AttachGuarantee: Entry(
        by=SECOND,
        fine={"project": "$running", "lot": "1", "letter": "$guarantee_text"},
        foreign=(
            other(AGENT),
            other(BIDDER, Invalid),
            at(NotFound, lot="9"),
            at(Invalid, "letter", letter="{}"),
        ),
        state=(at(TooLate, lot="old"),),
    ),
    TakeIssuerMessage: Entry(
        by="clock",
        fine={"message": _said("revocation")},
        foreign=(
            STRANGER,
            at(Invalid, "message", message={}),
            at(Invalid, "message", message=_said("credit")),
        ),
        why="an issuer may revoke at any time",
    ),
    TakeBankMessage: Entry(
        by="clock",
        fine={"message": _said("credit")},
        foreign=(
            STRANGER,
            at(Invalid, "message", message={}),
            at(Invalid, "message", message=_said("revocation")),
        ),
        why="a bank may tell of money at any time",
    ),
    ImportStatement: Entry(
        by=CLERK,
        fine={"name": "3月.jsonl", "content": lambda world: world.names["statement"].encode()},
        foreign=(
            STRANGER,
            other(SYSTEM),
            at(Invalid, "file", content=b"\x00\x01"),
            at(TooLarge, content=b"x" * (3 * 1024 * 1024 + 1)),
        ),
        empty=frozenset({"name"}),
        why="a statement may be read in at any time",
    ),
    RepeatPayout: Entry(
        by=CLERK,
        fine={"payout": "$refused_payout", "reason": "账号已更正"},
        foreign=(STRANGER, other(SYSTEM), at(NotFound, payout="no-such")),
        state=(at(WrongState, payout="$ordered_payout"),),
    ),
    WaiveBill: Entry(
        by="finance",
        fine={"bill": "$bill", "reason": "重点扶持"},
        foreign=(STRANGER, other(CLERK), at(NotFound, bill="no-such")),
        state=(at(WrongState, bill="$paid_bill"),),
    ),
    RecordInvoice: Entry(
        by=CLERK,
        fine={"bill": "$paid_bill", "number": "25322000000012345678"},
        foreign=(STRANGER, other(SYSTEM), at(NotFound, bill="no-such")),
        state=(at(WrongState, bill="$bill"),),
    ),
}
