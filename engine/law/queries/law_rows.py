"""The law tables as a list: searched, by domain, by mark, as of a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.law.queries.kept_row import KeptRow, kept
from engine.law.rows import LawRow
from engine.law.tables import LawRowRow
from engine.vocabulary import Page

SEARCHED = ("id", "rule", "law", "article", "from_event", "to_event", "note")


def law_rows(
    session: Session,
    *,
    search: str = "",
    domain: str | None = None,
    source_level: str | None = None,
    on: date | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[KeptRow]:
    """One row an id, by id: the one in force on a day (without a day the newest).

    Every word of `search` must occur in the row. `after` is the `next_key` of the page before.
    The tables are some hundred rows, so they are read whole.
    """
    words = search.casefold().split()
    found = [
        stored
        for stored in _applying(session, on)
        if domain in (None, "", stored.row.domain)
        and source_level in (None, "", stored.row.source_level)
        and _has(stored.row, words)
    ]
    rest = [stored for stored in found if after is None or stored.row.id > after]
    items = tuple(islice(rest, limit))
    more = len(rest) > len(items)
    return Page(items=items, next_key=items[-1].row.id if more else None, count=len(found))


def _applying(session: Session, on: date | None) -> Iterator[KeptRow]:
    newest: dict[str, KeptRow] = {}
    for stored in session.scalars(select(LawRowRow).order_by(LawRowRow.id, LawRowRow.revision)):
        candidate = kept(stored)
        if on is None or candidate.row.in_force(on):
            newest[stored.id] = candidate
    yield from (newest[id_] for id_ in sorted(newest))


def _has(row: LawRow, words: Iterable[str]) -> bool:
    text = " ".join(getattr(row, name) for name in SEARCHED).casefold()
    return all(word in text for word in words)
