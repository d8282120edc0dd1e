"""Two-character pieces of titles and codes: Chinese search that works on both databases."""

import unicodedata

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from engine.workflow.tables import GramRow


def grams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters, case and width folded; a lone letter is its own piece."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(letter if letter.isalnum() else " " for letter in folded)
    pieces: set[str] = set()
    for word in letters.split():
        pieces.update(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    return frozenset(pieces)


def index_title(session: Session, project: str, title: str, code: str) -> None:
    """Write the pieces of a project's title and code anew."""
    session.execute(delete(GramRow).where(GramRow.project == project))
    pieces = [{"gram": gram, "project": project} for gram in sorted(grams(f"{title} {code}"))]
    if pieces:
        session.execute(insert(GramRow), pieces)


def matching(text: str) -> Select[tuple[str]] | None:
    """Projects that hold every piece of what was typed; None when nothing searchable was typed."""
    wanted = grams(text)
    if not wanted:
        return None
    return (
        select(GramRow.project)
        .where(GramRow.gram.in_(wanted))
        .group_by(GramRow.project)
        .having(func.count() == len(wanted))
    )
