"""The kinds of notices that this house knows."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from engine.trading.notices.kinds import Kind, read
from engine.workflow.queries.answering import house


def notice_kinds(session: Session) -> Mapping[str, Kind]:
    """Key → kind, in the order of the keys."""
    return read(house(session).settings.processes)


def notice_kind(session: Session, key: str) -> Kind:
    """One kind; a key that no file tells of requires nothing and is its own name."""
    return notice_kinds(session).get(key) or Kind(key=key, zh=key, en=key)
