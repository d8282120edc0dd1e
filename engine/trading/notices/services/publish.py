"""Publish a notice: the portal shows it at commit, the outbox carries it to the second channel."""

import hashlib
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from engine.store import exact
from engine.trading.notices.tables import NoticeGramRow, NoticeRow
from engine.vocabulary import Data, Fact, Json, Message
from engine.workflow.search_index import grams
from engine.workflow.services import Ask, Result
from engine.workflow.tables import ProjectRow


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `kind`, `title`, `content` (fields as published), `lot`. Gives `notice`.

    `notice` is {id, hash, published_at, url}; the hash is SHA-256 over the canonical content,
    the same on every channel (发改委10号令 art. 15).
    """
    project, title = str(inputs["project_id"]), str(inputs["title"])
    content = _content(inputs)
    digest = hashlib.sha256(exact.canonical(content)).hexdigest()
    id_ = uuid4().hex
    row = NoticeRow(
        id=id_,
        project=project,
        kind=str(inputs["kind"]),
        lot=_lot(inputs.get("lot")),
        title=title,
        region=ask(region_of, project),
        content=content,
        hash=digest,
        published_at=now,
    )
    notice: dict[str, Json] = {
        "id": id_,
        "hash": digest,
        "published_at": now.isoformat(),
        "url": f"/notices/{id_}",
    }
    return Result(
        data={"notice": notice},
        rows=(row, *(NoticeGramRow(gram=gram, notice=id_) for gram in sorted(grams(title)))),
        facts=((Fact.NOTICE_PUBLISHED, {"notice": id_, "kind": row.kind, "hash": digest}),),
        messages=(_message(row, content, now),),
    )


def region_of(session: Session, project: str) -> str:
    row = session.get(ProjectRow, project)
    return row.region if row else ""


def _content(inputs: Data) -> dict[str, Json]:
    content = inputs.get("content")
    given = content if isinstance(content, dict) else {}
    return {"kind": inputs["kind"], "title": inputs["title"], "fields": given}


def _lot(value: Json) -> str | None:
    if isinstance(value, dict):
        return str(value.get("id"))
    return None if value is None else str(value)


def _message(row: NoticeRow, content: dict[str, Json], now: datetime) -> Message:
    body: dict[str, Json] = {
        "id": row.id,
        "content": content,
        "hash": row.hash,
        "published_at": now.isoformat(),
    }
    return Message(channel="second_channel", key=row.id, body=body)
