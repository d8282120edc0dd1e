"""The award of a lot as it stands."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.trading.awards.tables import AwardRow


def award_of(session: Session, project: str, lot: str) -> AwardRow | None:
    """The latest publicity of the lot; an earlier one was overtaken by it."""
    rows = select(AwardRow).where(AwardRow.project == project, AwardRow.lot == lot)
    return session.scalars(rows.order_by(AwardRow.named_at.desc(), AwardRow.id)).first()
