"""Fills the tables from processes/law and never overwrites what a person confirmed or corrected."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.law import desk, folder
from engine.law.calendar import Day
from engine.law.folder import Year
from engine.law.rows import LawRow
from engine.law.stored import columns_of, row_of
from engine.law.tables import CalendarDayRow, CalendarYearRow, LawRowRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """How many rows and years an import added or renewed; none when nothing was new."""

    rows: int
    years: int


def import_folder(session: Session, law: Path) -> Imported:
    """Bring the database up to the tables in a folder; safe to repeat at every start.

    Raises:
        ValueError: a line of a table cannot be read; names file and line.
    """
    stored = _newest_rows(session)
    rows = [row for row in folder.read_rows(law) if _renew_row(session, stored.get(row.id), row)]
    years = [year for year in folder.read_years(law) if _renew_year(session, year)]
    session.flush()
    if rows or years:
        desk.changed(session)
    return Imported(rows=len(rows), years=len(years))


def _newest_rows(session: Session) -> dict[str, LawRowRow]:
    in_order = select(LawRowRow).order_by(LawRowRow.id, LawRowRow.revision)
    return {row.id: row for row in session.scalars(in_order)}


def _renew_row(session: Session, stored: LawRowRow | None, row: LawRow) -> bool:
    if stored is None:
        session.add(LawRowRow(**columns_of(row), revision=1, reason=""))
        return True
    if stored.confirmed_by or stored.corrected_by or row_of(stored) == row:
        return False
    for name, value in columns_of(row).items():
        setattr(stored, name, value)
    return True


def _renew_year(session: Session, year: Year) -> bool:
    stored = session.get(CalendarYearRow, year.year)
    if stored is not None and stored.confirmed_by:
        return False
    status = "confirmed" if year.official else "provisional"
    moved = stored is None or (stored.status, stored.source) != (status, year.source)
    session.merge(CalendarYearRow(year=year.year, status=status, source=year.source))
    session.flush()
    return _renew_days(session, year) or moved


def _renew_days(session: Session, year: Year) -> bool:
    stored = {
        row.day: row
        for row in session.scalars(select(CalendarDayRow).where(CalendarDayRow.year == year.year))
    }
    corrected = {day for day, row in stored.items() if row.corrected_by}
    was = {_shape(row) for day, row in stored.items() if day not in corrected}
    wanted = [day for day in year.days if day.day not in corrected]
    if was == {_shape(day) for day in wanted}:
        return False
    for row in stored.values():
        if not row.corrected_by:
            session.delete(row)
    session.flush()
    session.add_all(
        CalendarDayRow(day=day.day, year=year.year, kind=day.kind, name=day.name) for day in wanted
    )
    return True


def _shape(day: Day | CalendarDayRow) -> tuple[object, str, str]:
    return day.day, day.kind, day.name
