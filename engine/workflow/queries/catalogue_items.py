"""Catalogue items in force, as lists show them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.workflow import catalogue
from engine.workflow.queries.answering import now


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemLine:
    code: str
    revision: int
    name: str
    trading_type: str
    version: str
    region: str
    effective_from: datetime


def catalogue_items(session: Session, language: str = "zh") -> tuple[ItemLine, ...]:
    """By code."""
    return tuple(
        ItemLine(
            code=item.code,
            revision=item.revision,
            name=item.name(language),
            trading_type=item.trading_type,
            version=item.version,
            region=item.region,
            effective_from=item.effective_from,
        )
        for item in catalogue.items(session, now(session))
    )
