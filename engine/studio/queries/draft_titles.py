"""What the files of a draft call themselves: forms, diagrams, stories, the item."""

import re
from html import unescape

from sqlalchemy.orm import Session

from engine.store import exact
from engine.studio.queries.draft_files import draft_files
from engine.vocabulary import Actor

_NAMED = re.compile(rb"<(?:\w+:)?(?:participant|process|decision)\b[^>]*?\sname=\"([^\"]{1,200})\"")
"""Good enough for a heading; what is read for its meaning goes through the checks' reader."""


def draft_titles(
    session: Session, actor: Actor, draft: str, language: str = "zh"
) -> dict[str, str]:
    """Path → title, for files that have one that can be read. Raises NotFound."""
    told = {
        path: _title(path, body, language)
        for path, body in draft_files(session, actor, draft).items()
    }
    return {path: title for path, title in told.items() if title}


def _title(path: str, body: bytes, language: str) -> str:
    if path.endswith((".bpmn", ".dmn")):
        found = _NAMED.search(body)
        return unescape(found[1].decode("utf-8", "replace")) if found else ""
    return _in_json(body, language) if path.endswith((".form", ".json")) else ""


def _in_json(body: bytes, language: str) -> str:
    """Forms say it among their properties, stories at the top."""
    try:
        told = exact.loads(body)
    except ValueError:
        return ""
    top = told if isinstance(told, dict) else {}
    form = top.get("properties")
    named = {**top, **form} if isinstance(form, dict) else top
    english = (named.get("title_en"), named.get("en"))
    order = (*english, named.get("title")) if language == "en" else (named.get("title"), *english)
    return next((one for one in order if isinstance(one, str) and one), "")
