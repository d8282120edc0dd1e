"""A deposit and fees in the world's running project, and what its bank and issuer would say."""

from datetime import timedelta

from engine.store import exact
from engine.trading.deposits.tables import DepositTermsRow
from engine.trading.fees.tables import BillRow
from engine.trading.money.tables import PayoutRow
from tests.trading.money_story import ISSUER, OWNER, VALID, Money
from tests.workflow.houses import START, House

ELSEWHERE = "955800000000000000"


def funded(house: House, project: str) -> dict[str, str]:
    """Names of tickets' bidders, payouts and bills, and signed texts."""
    money = Money(house, project)
    _terms(money)
    first, second = money.ticket("bidder1"), money.ticket("bidder2")
    credit = money.credit(90, first.sub_account, 100, START)
    revoked = {"guarantee": "G-1", "reason": "违约"}
    return {
        "alias_one": first.pseudonym,
        "alias_two": second.pseudonym,
        "guarantee_text": money.letter(second),
        "credit": exact.dumps(money.message("credit", credit)),
        "revocation": exact.dumps(money.message("guarantee_revoked", revoked, sender=ISSUER)),
        **_payouts(money),
        **_bills(money),
        "statement": money.speaker.statement(money.books).decode(),
    }


def _terms(money: Money) -> None:
    """Lot 1 takes deposits, lot "old" no longer does."""
    for lot, due in (("1", timedelta(days=20)), ("old", -timedelta(days=1))):
        row = DepositTermsRow(
            project=money.project,
            lot=lot,
            amount=5_000_000,
            due_at=START + due,
            valid_until=START + timedelta(days=100),
            beneficiary=OWNER,
        )
        with money.session() as session:
            session.add(row)
    assert START.isoformat() < VALID


def _payouts(money: Money) -> dict[str, str]:
    money.pays(ELSEWHERE, "1")
    (refused,) = money.house.rows(PayoutRow)
    money.tells("payout", {"payout": refused.id, "state": "refused", "reason": "x"})
    money.pays(ELSEWHERE, "2")
    (ordered,) = money.house.rows(PayoutRow, state="ordered")
    return {"refused_payout": refused.id, "ordered_payout": ordered.id}


def _bills(money: Money) -> dict[str, str]:
    payer, found = money.house.actor("bidder.bidder1").organisation, dict[str, str]()
    for name in ("bill", "paid_bill"):
        with money.session() as session:
            money.call(session, "fees.bill", fee="SVC-PROC", payer=payer, base="0")
        (row,) = [one for one in money.house.rows(BillRow) if one.id not in found.values()]
        found[name] = row.id
    money.pays(str(row.sub_account), "500")
    return found
