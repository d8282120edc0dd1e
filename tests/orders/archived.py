"""Sealed archives of the house: one packed and lent, one that waits for its package."""

from datetime import date, datetime

from engine.trading.archive.tables import ArchiveRow, LoanRow
from tests.workflow.houses import House


def archived(house: House, packed: str, waiting: str) -> dict[str, str]:
    """The ids of an open loan and of one that came back."""
    now = house.now
    with house.sessions.begin() as session:
        for project, package in ((packed, "0" * 64), (waiting, None)):
            session.add(_archive(project, package, now))
        session.flush()
        session.add_all(_loan(name, packed, now) for name in ("loan", "returned"))
    return {name: f"{name:a<32}" for name in ("loan", "returned")}


def _archive(project: str, package: str | None, now: datetime) -> ArchiveRow:
    return ArchiveRow(
        project=project,
        manifest={},
        hash="0" * 64,
        made_at=now,
        files=[],
        sealed_at=now,
        package=package,
        package_size=8 if package else None,
    )


def _loan(name: str, project: str, now: datetime) -> LoanRow:
    return LoanRow(
        id=f"{name:a<32}",
        project=project,
        borrower="审计局",
        reason="审计",
        due_on=date(2030, 1, 1),
        lent_at=now,
        lent_by="x",
        returned_at=now if name == "returned" else None,
    )
