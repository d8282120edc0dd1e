"""Publish a notice: the portal shows it at commit, the outbox carries it to every channel."""

from datetime import datetime

from engine.language import feel
from engine.trading.notices.circulating import circulate
from engine.trading.notices.named import id_of, ids_of
from engine.trading.notices.publication import Draft
from engine.trading.notices.publication import publish as published
from engine.vocabulary import Data
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `kind`, `title`, `content` (fields as published), `lot`; also, where there are any,
    `about` (a notice), `documents` (files of the project) and `documents_until`; and `audience`,
    the name of the list of pseudonyms whom alone it is for.

    Gives `notice`; see `publication.publish` and `circulating.circulate`.
    """
    content = inputs.get("content")
    draft = Draft(
        project=str(inputs["project_id"]),
        kind=str(inputs["kind"]),
        title=str(inputs["title"]),
        fields=content if isinstance(content, dict) else {},
        lot=id_of(inputs.get("lot")),
        about=id_of(inputs.get("about")),
        documents=ids_of(inputs.get("documents")),
        until=feel.moment(inputs.get("documents_until"), now),
    )
    audience = inputs.get("audience")
    if audience is not None:
        return circulate(draft, str(audience), ask, now)
    return published(draft, ask, now)
