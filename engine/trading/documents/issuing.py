"""How a service issues a document: its row, its fact, and the promise to typeset and sign it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from engine.errors import Invalid, Problem
from engine.law.calendar import local_day
from engine.store import exact
from engine.trading.documents.queries.issued_in import issued_in, number_taken
from engine.trading.documents.queries.own_templates import own_templates
from engine.trading.documents.queries.project_named import project_named
from engine.trading.documents.tables import IssuedRow
from engine.vocabulary import Data, Fact, Json, Message
from engine.workflow.services import Ask

CHANNEL = "documents"


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What is to be issued. `template` names a file of the version's or the shared templates.

    `fields` are what the document states; `number` may be empty: then it is made.
    """

    kind: str
    title: str
    template: str
    fields: Mapping[str, Json]
    lot: str | None = None
    number: str = ""
    recipient: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Issued:
    """`told` is {id, number, hash, url}, for the case file."""

    row: IssuedRow
    fact: tuple[Fact, Data]
    message: Message
    told: dict[str, Json]


def issue(draft: Draft, project: str, ask: Ask, now: datetime, place: int = 1) -> Issued:
    """`place` counts the documents of one service call.

    Raises:
        Invalid: another document has this number.
    """
    row = _row(draft, project, ask, now, place)
    told: dict[str, Json] = {
        "id": row.id,
        "number": row.number,
        "hash": row.hash,
        "url": f"/verify/{row.id}",
    }
    fact: Data = {"document": row.id, "kind": row.kind, "hash": row.hash}
    return Issued(
        row=row,
        fact=(Fact.LETTER_ISSUED, fact),
        message=_promise(row, draft.template, ask(own_templates, project), now),
        told=told,
    )


def _row(draft: Draft, project: str, ask: Ask, now: datetime, place: int) -> IssuedRow:
    number = draft.number or _number(ask, project, place)
    if ask(number_taken, number):
        raise Invalid(Problem(field="number", key="number_taken", text=f"{number} is taken"))
    content: dict[str, Json] = {
        "title": draft.title,
        "number": number,
        "issued_on": local_day(now).isoformat(),
        "fields": {**ask(project_named, project), **draft.fields},
    }
    return IssuedRow(
        id=uuid4().hex,
        project=project,
        lot=draft.lot,
        kind=draft.kind,
        number=number,
        content=content,
        hash=hashlib.sha256(exact.canonical(content)).hexdigest(),
        issued_at=now,
        recipient=draft.recipient,
    )


def _number(ask: Ask, project: str, place: int) -> str:
    code = str(ask(project_named, project)["code"])
    return f"{code}-{len(ask(issued_in, project)) + place:03d}"


def _promise(row: IssuedRow, template: str, own: Mapping[str, Json], now: datetime) -> Message:
    body: dict[str, Json] = {
        "id": row.id,
        "project": row.project,
        "template": template,
        "own": dict(own),
        "content": row.content,
        "hash": row.hash,
        "at": now.isoformat(),
    }
    return Message(channel=CHANNEL, key=row.id, body=body)
