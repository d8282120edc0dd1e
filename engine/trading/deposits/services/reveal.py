"""After the opening: whose deposit is valid, who paid it, and what looks like collusion."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from engine.errors import WrongState
from engine.trading.deposits.judging import SAME_ACCOUNT_RULE, Held, Payer, judged, same_account
from engine.trading.deposits.owners import owners
from engine.trading.deposits.tables import DepositTermsRow, TicketRow
from engine.trading.deposits.tickets import held_guarantee, terms_of, tickets
from engine.trading.money.queries.sub_account import payments
from engine.trading.money.tables import PayerRow, PaymentRow
from engine.trading.parties.party import Party
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Input: `lot`; optional `consortia`, pseudonym → names of members that may pay (ZTB-58).

    Gives `deposits`, by pseudonym {ticket, kind, state, reason, rule, amount, payer, signals}, and
    `deposit_signals`, a list of {kind, rule, pseudonyms}.

    Raises:
        WrongState: somebody may still pay, or the bank has not told the payers yet.
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    held = ask(_held, project, lot, _consortia(inputs.get("consortia")), now)
    shared = same_account(held)
    suspect = {name for names in shared.values() for name in names}
    rows: list[Json] = [
        judged(one, ("same_account",) if one.pseudonym in suspect else ()) for one in held
    ]
    signals: list[Json] = [
        {"kind": "same_account", "rule": SAME_ACCOUNT_RULE, "pseudonyms": list(names)}
        for names in shared.values()
    ]
    return Result(
        data={"deposits": rows, "deposit_signals": signals},
        facts=((Fact.DEPOSIT_REVEALED, {"lot": lot}),),
    )


def _consortia(given: Json) -> Mapping[str, frozenset[str]]:
    if not isinstance(given, dict):
        return {}
    return {
        pseudonym: frozenset(map(str, names))
        for pseudonym, names in given.items()
        if isinstance(names, list)
    }


def _held(
    session: Session,
    project: str,
    lot: str,
    consortia: Mapping[str, frozenset[str]],
    now: datetime,
) -> list[Held]:
    terms = terms_of(session, project, lot)
    if terms.due_at > now:
        raise WrongState("deposits are revealed after the last moment for paying")
    found = tickets(session, project, lot)
    parties = owners(session, project, frozenset(row.pseudonym for row in found))
    return [_one(session, terms, row, parties.get(row.pseudonym), consortia) for row in found]


def _one(
    session: Session,
    terms: DepositTermsRow,
    row: TicketRow,
    party: Party | None,
    consortia: Mapping[str, frozenset[str]],
) -> Held:
    guarantee = held_guarantee(session, row.number)
    own = frozenset({party.name}) if party else frozenset()
    basic = party.basic_account if party else None
    return Held(
        pseudonym=row.pseudonym,
        ticket=row.number,
        expected=terms.amount,
        names=own | consortia.get(row.pseudonym, frozenset()),
        basic_account=basic.text("number") if basic else "",
        payers=tuple(
            _payer(session, one) for one in payments(session, row.sub_account) if one.counted
        ),
        guarantee=guarantee.amount if guarantee else None,
    )


def _payer(session: Session, payment: PaymentRow) -> Payer:
    told = session.get(PayerRow, payment.id)
    if told is None:
        raise WrongState("the bank has not told who paid")
    return Payer(name=told.name, account=told.account, counted=payment.counted)
