"""What the files of a draft call themselves: forms, diagrams, stories, the item."""

import re
from collections.abc import Mapping
from html import unescape

from sqlalchemy.orm import Session

from engine.store import exact
from engine.studio.english import english_of
from engine.studio.queries.draft_files import draft_files
from engine.vocabulary import Actor

_NAMED = re.compile(rb"<(?:\w+:)?(?:process|decision)\b[^>]*>")
_ATTRIBUTE = re.compile(rb"\s(id|name)=\"([^\"]{1,200})\"")
"""Good enough for a heading; what is read for its meaning goes through the checks' reader."""


def draft_titles(
    session: Session, actor: Actor, draft: str, language: str = "zh"
) -> dict[str, str]:
    """Path → title, for files that have one that can be read. Raises NotFound."""
    files = draft_files(session, actor, draft)
    english = english_of(files) if language == "en" else {}
    told = {path: _title(path, body, language, english) for path, body in files.items()}
    return {path: title for path, title in told.items() if title}


def _title(path: str, body: bytes, language: str, english: Mapping[str, str]) -> str:
    if path.endswith((".bpmn", ".dmn")):
        return _in_xml(body, english)
    return _in_json(body, language) if path.endswith((".form", ".json")) else ""


def _in_xml(body: bytes, english: Mapping[str, str]) -> str:
    """The name of the first process or decision."""
    found = _NAMED.search(body)
    parts = _ATTRIBUTE.finditer(found[0]) if found else ()
    told = {part[1]: part[2].decode("utf-8", "replace") for part in parts}
    return english.get(told.get(b"id", ""), "") or unescape(told.get(b"name", ""))


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
