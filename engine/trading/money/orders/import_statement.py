"""Read a bank's statement: every line once, whichever way the bank told it before."""

from dataclasses import dataclass
from uuid import uuid4

from engine.errors import Invalid, Refused
from engine.people import permissions
from engine.store.serial import one_at_a_time
from engine.trading.money import ledger, paying, receiving
from engine.trading.money.statement import Statement, read
from engine.trading.money.tables import PayoutRow, StatementRow
from engine.vocabulary import Data, Fact, Json, Order
from engine.workflow import guard
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportStatement(Order):
    """`content` is a file as docs/bank-messages.md describes it."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """`difference`: fen the bank says it holds more than our ledger, once all lines are taken."""

    statement: str
    lines: int
    difference: int


def handle(order: ImportStatement, work: Work) -> Imported:
    """A line that cannot be taken is named in the result; the others stand.

    Raises:
        Invalid: the file is no statement, or its bank did not sign it so.
        TooLarge: the file.
    """
    permissions.require(permissions.may_import_statement(order.actor), "statement")
    statement = read(work.settings, order.content)
    one_at_a_time(work.session, "statement")
    results = [_taken(work, statement.bank, line) for line in statement.lines]
    row = StatementRow(
        id=uuid4().hex,
        bank=statement.bank,
        name=order.name[:200],
        until=statement.until,
        difference=statement.closing - ledger.balance(work.session, ledger.BANK),
        lines=results,
        imported_by=order.actor.id,
        imported_at=work.now,
    )
    work.session.add(row)
    _record(work, row, statement)
    return Imported(statement=row.id, lines=len(results), difference=row.difference)


def _record(work: Work, row: StatementRow, statement: Statement) -> None:
    work.record(Fact.STATEMENT_IMPORTED, chain="house", statement=row.id, sha256=statement.sha256)


def _taken(work: Work, bank: str, line: Data) -> dict[str, Json]:
    """What came of one line, as the clerk reads it."""
    try:
        came = _credit(work, bank, line) if line.get("kind") == "credit" else _debit(work, line)
    except Refused as refusal:
        came = _why(refusal)
    told: dict[str, Json] = {name: line.get(name) for name in _KEPT}
    return {**told, "result": came}


def _credit(work: Work, bank: str, line: Data) -> str:
    return receiving.receive(work, receiving.credit(bank, line, work.now))


def _debit(work: Work, line: Data) -> str:
    """Money that went out: one of our payouts, or something that a person must ask about."""
    row = work.session.get(PayoutRow, str(line.get("payout")))
    if row is None or line.get("amount") != row.principal:
        return "unordered"
    guard.hold(work.session, row.project)
    work.session.refresh(row)
    if row.state != "ordered":
        return "known"
    paying.settle(work, row, None)
    return "paid"


def _why(refusal: Refused) -> str:
    return refusal.problems[0].key if isinstance(refusal, Invalid) else type(refusal).__name__


_KEPT = ("entry", "kind", "amount", "sub_account")
