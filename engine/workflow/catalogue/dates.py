"""Effective dates of one code never overlap: a new revision ends the one that was open."""

from collections.abc import Iterable
from datetime import datetime

from engine.errors import Invalid, Problem
from engine.vocabulary import Json
from engine.workflow.catalogue.item import Item
from engine.workflow.catalogue.words import day
from engine.workflow.tables import ItemRow


def close(rows: Iterable[ItemRow], item: Item) -> tuple[ItemRow, ...]:
    """End the open revisions that the new one takes over from; returns them.

    Raises:
        Invalid: it overlaps a revision with an end of its own, or one that begins later.
    """
    counting = [row for row in rows if not _never(row.effective_from, row.effective_to)]
    found = clash(counting, item)
    if found:
        raise Invalid(found)
    taken = [row for row in counting if _hands_over(row, item)]
    for row in taken:
        row.effective_to = item.effective_from
    return tuple(taken)


def clash(known: Iterable[Item | ItemRow], item: Item) -> Problem | None:
    """Where it overlaps a revision that it does not take over from."""
    for one in known:
        counts = not _never(one.effective_from, one.effective_to)
        if counts and not _hands_over(one, item) and _overlap(one, item):
            return _problem(one, item)
    return None


def _hands_over(row: Item | ItemRow, item: Item) -> bool:
    return row.effective_to is None and row.effective_from <= item.effective_from


def _overlap(row: Item | ItemRow, item: Item) -> bool:
    begins_before_end = item.effective_to is None or row.effective_from < item.effective_to
    ends_after_begin = row.effective_to is None or item.effective_from < row.effective_to
    return begins_before_end and ends_after_begin


def _never(begins: datetime, ends: datetime | None) -> bool:
    """Taken over on its first day, or withdrawn before it: never in force."""
    return ends is not None and ends <= begins


def _problem(row: Item | ItemRow, item: Item) -> Problem:
    params: dict[str, Json] = {
        "code": item.code,
        "revision": row.revision,
        "begins": day(row.effective_from),
        "ends": day(row.effective_to) or "…",
        "new_begins": day(item.effective_from),
        "new_ends": day(item.effective_to) or "…",
    }
    text = "overlaps revision {revision}, {begins} to {ends}".format_map(params)
    return Problem(field="effective_from", key="dates_overlap", text=text, params=params)
