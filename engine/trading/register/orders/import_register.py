"""Read a file of approved projects into the register: all of it or nothing."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.people.queries.names import region_names
from engine.store.serial import one_at_a_time
from engine.trading.register import entry
from engine.trading.register.entry import Entry
from engine.trading.register.spreadsheet import rows
from engine.trading.register.tables import RegisterEntryRow, RegisterImportRow
from engine.vocabulary import Fact, Json, Order
from engine.workflow.work import Work

MOST_PROBLEMS = 200
CHUNK = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportRegister(Order):
    """`content` is a CSV (UTF-8 or GB18030) or an XLSX with the columns of `columns.py`."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """Rows of the file, and how many of them the register did not hold."""

    rows: int
    added: int


def handle(order: ImportRegister, work: Work) -> Imported:
    """Rows that came before, by what they say, are left as they are.

    Raises:
        Invalid: every row that is wrong, by line and column; then nothing is kept.
        TooLarge: the file.
    """
    home = order.actor.region or ""
    permissions.require(permissions.may_keep_register(order.actor, home), "register")
    found = list(entry.read(rows(order.name, order.content)))
    entries = [one for one in found if isinstance(one, Entry)]
    _refuse([*(one for one in found if isinstance(one, Problem)), *_foreign(order, work, entries)])
    one_at_a_time(work.session, "register")
    added = _keep(order, work, {one.hash: one for one in entries}, len(entries))
    return Imported(rows=len(entries), added=added)


def _foreign(order: ImportRegister, work: Work, entries: list[Entry]) -> list[Problem]:
    """Regions that do not exist, or that another keeper looks after."""
    known = region_names(work.session)
    return [
        _at(one, "cell_other_region" if one.region in known else "cell_region")
        for one in entries
        if one.region not in known or not permissions.may_keep_register(order.actor, one.region)
    ]


def _at(one: Entry, key: str) -> Problem:
    params: dict[str, Json] = {"line": one.line, "column": "行政区划", "column_en": "Region"}
    text = f"line {one.line}, Region: {one.region}"
    return Problem(field="file", key=key, text=text, params=params)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        ordered = sorted(problems, key=lambda one: int(str(one.params["line"])))
        raise Invalid(*ordered[:MOST_PROBLEMS])


def _keep(order: ImportRegister, work: Work, entries: dict[str, Entry], count: int) -> int:
    fresh = entries.keys() - _known(work.session, entries.keys())
    told = RegisterImportRow(
        id=uuid4().hex,
        name=order.name[:200],
        sha256=hashlib.sha256(order.content).hexdigest(),
        rows=count,
        added=len(fresh),
        imported_by=order.actor.id,
        imported_at=work.now,
    )
    work.session.add(told)
    work.session.flush()
    work.session.add_all(_row(key, one, told.id) for key, one in entries.items() if key in fresh)
    work.record(
        Fact.REGISTER_IMPORTED,
        chain="house",
        file=told.sha256,
        rows=told.rows,
        added=told.added,
    )
    return told.added


def _known(session: Session, hashes: Collection[str]) -> set[str]:
    listed, found = sorted(hashes), set[str]()
    for start in range(0, len(listed), CHUNK):
        part = listed[start : start + CHUNK]
        found |= set(
            session.scalars(select(RegisterEntryRow.id).where(RegisterEntryRow.id.in_(part)))
        )
    return found


def _row(key: str, one: Entry, imported: str) -> RegisterEntryRow:
    return RegisterEntryRow(
        id=key,
        import_id=imported,
        line=one.line,
        approval_number=one.approval_number,
        name=one.name,
        class_=one.class_,
        kind=one.kind,
        region=one.region,
        amount=str(one.amount),
        approved_on=one.approved_on,
        planned_on=one.planned_on,
        unified_code=one.unified_code,
        owner=one.owner,
        investment_code=one.investment_code,
    )
