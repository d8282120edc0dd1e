"""A diagram of a draft as text."""

from sqlalchemy.orm import Session

from engine.errors import BadDiagram, NotFound
from engine.studio import steps
from engine.studio.english import english_of
from engine.studio.queries.draft_files import draft_files
from engine.vocabulary import Actor
from engine.workflow.checks.xml import Unsafe


def diagram_steps(
    session: Session, actor: Actor, draft: str, path: str, language: str = "zh"
) -> tuple[steps.ProcessText, ...]:
    """Every process of the file.

    Raises:
        NotFound: no such draft for them, or no such diagram in it.
        BadDiagram: the file is not XML.
    """
    files = draft_files(session, actor, draft)
    if path not in files or not path.endswith(".bpmn"):
        raise NotFound(path)
    english = english_of(files) if language == "en" else {}
    try:
        return steps.told(files[path], english)
    except Unsafe as unread:
        raise BadDiagram(f"{path} · {unread.zh}") from None
