"""S046 过程全留痕: delete a row of a project's trace, and the check of its chain fails.

Every other way to change a ledger is in tests/store/test_verify.py, that of a packed one in
test_unpacking.py.
"""

from sqlalchemy import delete

from engine.store import verify
from engine.store.ledger_tables import FactRow
from engine.store.migrations import append_only
from tests.trading.archive.sealed import packed
from tests.workflow.houses import House


def test_a_deleted_row_of_the_trace_is_named(house: House) -> None:
    project = packed(house)
    assert house.ledger_is_whole()
    with house.sessions.begin() as session:
        append_only.remove(session.connection())
        chain = f"project:{project}"
        session.execute(delete(FactRow).where(FactRow.chain == chain, FactRow.seq == 3))
        append_only.install(session.connection())
    with house.sessions() as session:
        report = verify.run(session, house.settings)
    assert not report.whole
    told = {(one.chain, one.seq, one.what) for one in report.breaks}
    assert (chain, 3, verify.Fault.MISSING) in told
    assert {one.chain for one in report.breaks} == {chain}
