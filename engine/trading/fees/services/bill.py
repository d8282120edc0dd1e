"""Bill a fee of the catalogue, less what a rule takes off."""

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.law.calendar import local_day
from engine.people.tables import OrganisationRow
from engine.trading.fees import booking, catalogue
from engine.trading.fees.catalogue import Fee, Waiver
from engine.trading.fees.tables import BillRow
from engine.trading.money.amounts import fen, yuan
from engine.vocabulary import Data, Fact, Json
from engine.workflow.queries.answering import house
from engine.workflow.services import Ask, Result
from engine.workflow.tables import ProjectRow


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `fee`, `payer` (an organisation's id), `base` (yuan it is charged on).

    Optional: `lot`, `industry`, `small` (a small enterprise). Gives `bill` {id, fee, full, waived,
    due, waiver, basis, sub_account}, amounts in yuan.

    Raises:
        Invalid: the fee is unknown, has no legal basis, or is a usage fee (policy art. 7).
        NotFound: no such organisation.
    """
    row = ask(_bill, inputs, now)
    fact: Data = {"fee": row.fee, "bill": row.id}
    return Result(data={"bill": _told(row)}, facts=((Fact.FEE_BILLED, fact),))


def _bill(session: Session, inputs: Data, now: datetime) -> BillRow:
    folder = house(session).settings.processes / "law"
    charged = catalogue.fee(folder, str(inputs["fee"]))
    full = charged.of(fen(inputs["base"], "base"))
    waiver = _waiver(session, folder, charged, inputs, now)
    row = BillRow(
        id=uuid4().hex,
        project=str(inputs["project_id"]),
        lot=str(inputs["lot"]) if inputs.get("lot") else None,
        fee=charged.id,
        payer=_payer(session, str(inputs["payer"])),
        basis=charged.basis,
        full=full,
        waived=int(full * waiver.percent / 100) if waiver else 0,
        waiver=_why(waiver),
        made_at=now,
    )
    booking.keep(session, row, now)
    return row


def _waiver(
    session: Session, folder: Path, charged: Fee, inputs: Data, now: datetime
) -> Waiver | None:
    """The rule that fits the project's region and what the diagram says of the payer."""
    return catalogue.best_waiver(
        folder,
        charged,
        region=session.get_one(ProjectRow, str(inputs["project_id"])).region,
        industry=str(inputs.get("industry") or ""),
        small=inputs.get("small") is True,
        on=local_day(now),
    )


def _payer(session: Session, organisation: str) -> str:
    if session.get(OrganisationRow, organisation) is None:
        raise NotFound(f"organisation {organisation}")
    return organisation


def _why(waiver: Waiver | None) -> str | None:
    return f"{waiver.id} {waiver.basis}" if waiver else None


def _told(row: BillRow) -> dict[str, Json]:
    return {
        "id": row.id,
        "fee": row.fee,
        "full": str(yuan(row.full)),
        "waived": str(yuan(row.waived)),
        "due": str(yuan(row.full - row.waived)),
        "waiver": row.waiver,
        "basis": row.basis,
        "sub_account": row.sub_account,
    }
