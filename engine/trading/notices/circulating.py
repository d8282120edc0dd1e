"""A notice that is not for everybody: told to those whom a list of the case file names.

It has the contents its kind requires and a hash, as any other; it goes to no channel, no search and
no feed. Who may read it is asked anew at each look: whoever joins the list reads what came before.
"""

from datetime import datetime
from uuid import uuid4

from engine.trading.notices import contents
from engine.trading.notices.publication import Draft, content_of, hash_of
from engine.trading.notices.queries.kinds import notice_kind
from engine.trading.notices.queries.publishing import surroundings
from engine.trading.notices.tables import CircularDocumentRow, CircularRow
from engine.vocabulary import Fact, Json
from engine.workflow.services import Ask, Result


def circulate(draft: Draft, audience: str, ask: Ask, now: datetime) -> Result:
    """`audience` is the name of the list of pseudonyms. Gives `notice`, as publishing does.

    Raises:
        Invalid: the kind asks for more than there is, with the full list.
    """
    warned = contents.require(ask(notice_kind, draft.kind), draft.fields)
    content = content_of(draft, ask(surroundings, draft.project, draft.documents))
    row = CircularRow(
        id=uuid4().hex,
        project=draft.project,
        kind=draft.kind,
        lot=draft.lot,
        title=draft.title,
        content=content,
        hash=hash_of(content),
        sent_at=now,
        audience=audience,
    )
    files = (
        CircularDocumentRow(circular=row.id, document=one, until=draft.until)
        for one in draft.documents
    )
    told: dict[str, Json] = {
        "id": row.id,
        "hash": row.hash,
        "published_at": now.isoformat(),
        "url": f"/market/projects/{draft.project}/circulars",
    }
    if warned:
        told["warnings"] = [one.zh for one in warned]
    fact = (Fact.NOTICE_CIRCULATED, {"notice": row.id, "kind": row.kind, "hash": row.hash})
    return Result(data={"notice": told}, rows=(row, *files), facts=(fact,))
