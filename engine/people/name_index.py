"""Two-character pieces of names: Chinese search of organisations and people on both databases."""

import unicodedata
from collections.abc import Iterable

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from engine.people.tables import NameGramRow


def index_names(session: Session, party: str, names: Iterable[str | None]) -> None:
    """Write the pieces of an organisation's or a person's names anew."""
    session.execute(delete(NameGramRow).where(NameGramRow.party == party))
    pieces = frozenset(piece for name in names if name for piece in _pieces(name))
    if pieces:
        rows = [{"gram": piece, "party": party} for piece in sorted(pieces)]
        session.execute(insert(NameGramRow), rows)


def matching(text: str) -> Select[tuple[str]] | None:
    """Ids that hold every piece of what was typed; None when nothing searchable was typed."""
    words = _words(text)
    wanted = frozenset(piece for word in words for piece in _wanted(word))
    if not wanted:
        return None
    return (
        select(NameGramRow.party)
        .where(NameGramRow.gram.in_(wanted))
        .group_by(NameGramRow.party)
        .having(func.count() == len(wanted))
    )


def _pieces(name: str) -> frozenset[str]:
    """Every pair of neighbours, and every letter alone so that one typed letter finds too."""
    words = _words(name)
    pairs = (piece for word in words for piece in _wanted(word))
    return frozenset(pairs) | frozenset(letter for word in words for letter in word)


def _wanted(word: str) -> Iterable[str]:
    return (word[i : i + 2] for i in range(len(word) - 1)) if len(word) > 1 else (word,)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter if letter.isalnum() else " " for letter in folded).split()
