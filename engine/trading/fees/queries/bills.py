"""Bills as their payer, and as the clerk and the finance department read them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from engine.people.regions import prefix
from engine.people.tables import OrganisationRow
from engine.trading.fees import booking, catalogue
from engine.trading.fees.catalogue import Fee
from engine.trading.fees.tables import BillRow
from engine.vocabulary import Actor
from engine.workflow.queries.answering import house
from engine.workflow.tables import ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Bill:
    """Amounts in fen; `owed` is what is not paid yet."""

    id: str
    project: str
    project_title: str
    lot: str | None
    fee: str
    fee_zh: str
    fee_en: str
    payer_name: str
    basis: str
    full: int
    waived: int
    waiver: str | None
    owed: int
    sub_account: str | None
    invoice: str | None
    made_at: datetime

    @property
    def paid(self) -> int:
        return self.full - self.waived - self.owed


def bills_of(session: Session, actor: Actor, project: str | None = None) -> tuple[Bill, ...]:
    """Those of the actor's organisation, newest first; of one project where it is named."""
    mine = _rows().where(BillRow.payer == (actor.organisation or ""))
    wanted = mine.where(BillRow.project == project) if project else mine
    return _told(session, wanted)


def bills_in(session: Session, region: str, limit: int = 200) -> tuple[Bill, ...]:
    """Those of a region's projects, newest first; fees are charged after the award."""
    here = ProjectRow.region.startswith(prefix(region))
    return _told(session, _rows().where(here).limit(limit))


Found = Select[tuple[BillRow, str, str]]


def _rows() -> Found:
    return (
        select(BillRow, ProjectRow.title, OrganisationRow.name)
        .join(ProjectRow, ProjectRow.id == BillRow.project)
        .join(OrganisationRow, OrganisationRow.id == BillRow.payer)
        .order_by(BillRow.made_at.desc(), BillRow.id)
    )


def _told(session: Session, wanted: Found) -> tuple[Bill, ...]:
    known = catalogue.fees(house(session).settings.processes / "law")
    return tuple(
        _bill(row, (title, payer), known.get(row.fee), booking.owed(session, row.id))
        for row, title, payer in session.execute(wanted)
    )


def _bill(row: BillRow, named: tuple[str, str], charged: Fee | None, owed: int) -> Bill:
    title, payer = named
    return Bill(
        id=row.id,
        project=row.project,
        project_title=title,
        lot=row.lot,
        fee=row.fee,
        fee_zh=charged.zh if charged else row.fee,
        fee_en=charged.en if charged else row.fee,
        payer_name=payer,
        basis=row.basis,
        full=row.full,
        waived=row.waived,
        waiver=row.waiver,
        owed=owed,
        sub_account=row.sub_account,
        invoice=row.invoice,
        made_at=row.made_at,
    )
