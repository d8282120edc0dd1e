"""On what the law rows and the calendar were confirmed and corrected, as the ledger kept it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.law import desk
from engine.store import exact
from engine.store.ledger_tables import FactRow
from engine.vocabulary import Data, Fact

ROWS = (Fact.LAW_ROW_CONFIRMED, Fact.LAW_ROW_CORRECTED)
DAYS = (Fact.CALENDAR_YEAR_CONFIRMED, Fact.CALENDAR_DAY_CORRECTED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """One confirmation or correction; `what` is the revision, or the day, it was about.

    `consulted_on` is an ISO date, empty like `url` and `reason` where nobody was asked for it.
    """

    fact: str
    at: datetime
    actor: str
    what: str
    source: str
    url: str
    consulted_on: str
    reason: str


def grounds_of_row(session: Session, row: str) -> tuple[Ground, ...]:
    """Everything said about one law row, newest first."""
    return _grounds(session, ROWS, lambda told: told.get("row") == row, "revision")


def grounds_of_year(session: Session, year: int) -> tuple[Ground, ...]:
    """Everything said about one year of the calendar and its days, newest first."""
    prefix = f"calendar:{year}-"
    return _grounds(
        session,
        DAYS,
        lambda told: told.get("year") == year or str(told.get("row", "")).startswith(prefix),
        "row",
    )


def _grounds(
    session: Session, kinds: tuple[Fact, ...], about: Callable[[Data], bool], what: str
) -> tuple[Ground, ...]:
    wanted = select(FactRow).where(FactRow.chain == desk.CHAIN, FactRow.fact.in_(kinds))
    rows = session.scalars(wanted.order_by(FactRow.seq.desc()))
    read = ((row, _told(row)) for row in rows)
    return tuple(_ground(row, told, what) for row, told in read if about(told))


def _told(row: FactRow) -> Data:
    particulars = exact.loads(row.particulars)
    return particulars if isinstance(particulars, dict) else {}


def _ground(row: FactRow, told: Data, what: str) -> Ground:
    def said(name: str) -> str:
        return str(told.get(name) or "")

    return Ground(
        fact=row.fact,
        at=row.at,
        actor=row.actor,
        what=said(what).removeprefix("calendar:"),
        source=said("source"),
        url=said("url"),
        consulted_on=said("consulted_on"),
        reason=said("reason"),
    )
