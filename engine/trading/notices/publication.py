"""One act that publishes: the notice, what finds it, its files, and a promise to every channel."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from engine.errors import Invalid, Problem
from engine.store import exact
from engine.store.base import Base
from engine.trading.notices import contents
from engine.trading.notices.addresses import sealed_for
from engine.trading.notices.kinds import Kind
from engine.trading.notices.media import Medium, in_scope
from engine.trading.notices.queries.first_notices import first_notices
from engine.trading.notices.queries.kinds import notice_kind
from engine.trading.notices.queries.publishing import Surroundings, has_documents, surroundings
from engine.trading.notices.tables import (
    DeliveryRow,
    NoticeDocumentRow,
    NoticeRow,
    NoticeTermRow,
)
from engine.trading.notices.terms import terms_of
from engine.vocabulary import Data, Fact, Json, Message
from engine.workflow.services import Ask, Result

MAIL = "mail"


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What is to be published; `about` names the notice that this one corrects or withdraws.

    `corrected` are the new values of a correction, as data.
    """

    project: str
    kind: str
    title: str
    fields: Mapping[str, Json]
    lot: str | None = None
    about: str | None = None
    documents: tuple[str, ...] = ()
    until: datetime | None = None
    corrected: Mapping[str, Json] | None = None


def publish(draft: Draft, ask: Ask, now: datetime) -> Result:
    """Gives `notice`: {id, hash, published_at, url}, and `warnings` where something was warned of.

    The hash is SHA-256 over the canonical content, the same in every medium
    (招标公告和公示信息发布管理办法 art. 15).

    Raises:
        Invalid: the kind asks for more than there is, with the full list.
    """
    kind = ask(notice_kind, draft.kind)
    warned = contents.require(kind, draft.fields)
    where = ask(surroundings, draft.project, draft.documents)
    row = _row(draft, kind, where, ask, now)
    media = ask(in_scope, row.kind, row.region)
    rows: tuple[Base, ...] = (row, *_terms(row, where), *_files(row, draft), *_promises(row, media))
    return Result(
        data={"notice": _told(row, [one.zh for one in warned])},
        rows=rows,
        facts=((Fact.NOTICE_PUBLISHED, {"notice": row.id, "kind": row.kind, "hash": row.hash}),),
        messages=(*(_message(row, one) for one in media), *_mail(row, kind, ask)),
    )


def _row(draft: Draft, kind: Kind, where: Surroundings, ask: Ask, now: datetime) -> NoticeRow:
    content = content_of(draft, where)
    return NoticeRow(
        id=uuid4().hex,
        project=draft.project,
        kind=draft.kind,
        lot=draft.lot,
        title=draft.title,
        region=where.region,
        class_=where.class_,
        content=content,
        hash=hash_of(content),
        published_at=now,
        about=draft.about or _first(draft, kind, ask),
        relation=kind.relation,
    )


def content_of(draft: Draft, where: Surroundings) -> dict[str, Json]:
    """Files are part of what is hashed, by name, size and hash of their own."""
    content: dict[str, Json] = {
        "kind": draft.kind,
        "title": draft.title,
        "fields": dict(draft.fields),
    }
    if lost := set(draft.documents) - where.documents.keys():
        raise Invalid(
            Problem(
                field="documents",
                key="no_such_document",
                text="a file is none of this project's",
                params={"document": min(lost)},
            )
        )
    files: list[Json] = [dict(where.documents[one]) for one in draft.documents]
    if files:
        content["documents"] = files
    if draft.corrected:
        content["corrected"] = dict(draft.corrected)
    return content


def hash_of(content: Mapping[str, Json]) -> str:
    """SHA-256 over the canonical content, in hex."""
    return hashlib.sha256(exact.canonical(content)).hexdigest()


def _first(draft: Draft, kind: Kind, ask: Ask) -> str | None:
    """A clarification is about the notice that called for bids, unless it says another."""
    return ask(first_notices, [draft.project]).get(draft.project) if kind.relation else None


def _terms(row: NoticeRow, where: Surroundings) -> Iterator[NoticeTermRow]:
    for term in sorted(terms_of(row, where.code)):
        yield NoticeTermRow(term=term, published_at=row.published_at, notice=row.id)


def _files(row: NoticeRow, draft: Draft) -> Iterator[NoticeDocumentRow]:
    for one in draft.documents:
        yield NoticeDocumentRow(notice=row.id, document=one, project=row.project, until=draft.until)


def _promises(row: NoticeRow, media: tuple[Medium, ...]) -> Iterator[DeliveryRow]:
    for one in media:
        yield DeliveryRow(
            notice=row.id,
            medium=one.key,
            promised_at=row.published_at,
            next_check_at=row.published_at,
        )


def _told(row: NoticeRow, warnings: list[str]) -> dict[str, Json]:
    told: dict[str, Json] = {
        "id": row.id,
        "hash": row.hash,
        "published_at": row.published_at.isoformat(),
        "url": f"/notices/{row.id}",
    }
    return {**told, "warnings": list(warnings)} if warnings else told


def _message(row: NoticeRow, medium: Medium) -> Message:
    body: dict[str, Json] = {
        "id": row.id,
        "content": row.content,
        "hash": row.hash,
        "published_at": row.published_at.isoformat(),
    }
    where: Data = {"medium": medium.key, "url": medium.url}
    return Message(channel=medium.channel, key=row.id, body={**body, **where})


def _mail(row: NoticeRow, kind: Kind, ask: Ask) -> Iterator[Message]:
    """One message however many left an address, also when nobody did: it tells nothing (ZTB-64)."""
    if kind.notifies and ask(has_documents, row.project):
        body: Data = {
            "notice": row.id,
            "title": row.title,
            "addresses": ask(sealed_for, row.project, row.id),
        }
        yield Message(channel=MAIL, key=row.id, body=body)
