"""The statements behind lists of open tasks: found by audience, narrowed, ordered, cut."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Tuple,
    func,
    literal,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.sql.elements import SQLCoreOperations

from engine.workflow.queries import cursor
from engine.workflow.queries.urgency import Bounds, Urgency
from engine.workflow.search_index import matching
from engine.workflow.shadow_tasks import NO_DUE
from engine.workflow.tables import AudienceRow, TaskRow

Rows: TypeAlias = Select[tuple[str, int, datetime]]
Columns: TypeAlias = tuple[
    SQLCoreOperations[int], SQLCoreOperations[datetime], SQLCoreOperations[str]
]
Sort = Literal["due", "priority", "entered"]
HIGHEST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which tasks: those under `keys`, held by `holder`, due so.

    `text` is a part of their title, or of the name or code of their project.
    """

    keys: tuple[str, ...]
    holder: str | None = None
    text: str = ""
    due: Urgency | None = None
    bounds: Bounds | None = None
    sort: Sort = "due"

    def ids(self, start: Tuple | None, limit: int) -> Subquery:
        """Columns task, rank, at; the order of the list."""
        parts = [self._under(key, start, limit).subquery() for key in self.keys]
        every = union_all(
            *(select(part.c.task, part.c.rank, part.c.at) for part in parts)
        ).subquery()
        columns = (every.c.rank, every.c.at, every.c.task)
        found = select(every.c.task, every.c.rank, every.c.at).distinct()
        return self._ordered(found, columns).limit(limit).subquery()

    def count(self, most: int) -> Select[tuple[int]]:
        """How many, at most `most`; the order does not matter."""
        any_order = replace(self, sort="due")
        return select(func.count()).select_from(any_order.ids(None, most))

    def write(self, rank: int, at: datetime, id_: str) -> str:
        """The cursor of a row."""
        return cursor.write(at, id_, rank if self.sort == "priority" else None)

    def read(self, after: str | None) -> Tuple | None:
        """Raises Invalid: not a cursor of this order."""
        return cursor.read(after, ranked=self.sort == "priority")

    def _under(self, key: str, start: Tuple | None, limit: int) -> Rows:
        rank, at = self._columns()
        waiting = select(AudienceRow.task.label("task"), rank.label("rank"), at.label("at")).where(
            AudienceRow.audience == key, *self._narrowed()
        )
        if self.sort != "due" or self.holder is not None or self.text:
            waiting = waiting.join(TaskRow, TaskRow.id == AudienceRow.task)
        if start is not None:
            place = tuple_(*([rank] if self.sort == "priority" else []), at, AudienceRow.task)
            waiting = waiting.where(place < start if self.sort == "entered" else place > start)
        return self._ordered(waiting, (rank, at, AudienceRow.task)).limit(limit)

    def _columns(self) -> tuple[ColumnElement[int], ColumnElement[datetime]]:
        if self.sort == "entered":
            return literal(0), TaskRow.entered_at.expression
        rank = HIGHEST - TaskRow.priority if self.sort == "priority" else literal(0)
        return rank, AudienceRow.sort_at.expression

    def _narrowed(self) -> Iterable[ColumnElement[bool]]:
        if self.holder is not None:
            yield TaskRow.assignee == self.holder
        found = matching(self.text) if self.text else None
        if found is not None:
            yield TaskRow.project.in_(found) | TaskRow.title.icontains(self.text, autoescape=True)
        if self.due is not None and self.bounds is not None:
            yield from _due(self.due, self.bounds)

    def _ordered(self, found: Rows, columns: Columns) -> Rows:
        rank, at, task = columns
        if self.sort == "entered":
            return found.order_by(at.desc(), task.desc())
        return found.order_by(*([rank] if self.sort == "priority" else []), at, task)


def _due(due: Urgency, at: Bounds) -> Iterable[ColumnElement[bool]]:
    """The span of due times that an urgency is."""
    begins: dict[Urgency, datetime | None] = {
        "today": at.now,
        "soon": at.today,
        "later": at.soon,
        "none": NO_DUE,
    }
    ends = {"overdue": at.now, "today": at.today, "soon": at.soon, "later": NO_DUE}
    if (begin := begins.get(due)) is not None:
        yield AudienceRow.sort_at >= begin
    if (end := ends.get(due)) is not None:
        yield AudienceRow.sort_at < end
