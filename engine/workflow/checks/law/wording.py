"""Whether a text says what a table bans: by words, in one clause, and not denied there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from engine.workflow.checks.statutes import Banned, Denials

_CLAUSES = re.compile(r"[。；;！？!?\n]")
_GAPS = re.compile(r"[ \t\r\u200b-\u200d\u2060\ufeff]")
HERE = "本市"
"""What the tables call the place that a text names."""
MOST_BETWEEN = 20
"""Characters between words that belong together; farther apart they are about something else."""
MOST_CHARACTERS = 200_000
"""Of longer texts the rest is not read: no form or template is as long."""
MOST_CLAUSES = 5_000
"""Clauses of a package with a word of the table in them; what comes after them is not read."""
_COMMAS = re.compile(r"[,，]")


class Wording:
    """The words of a table, looked for in one go before anything is read closely."""

    def __init__(
        self, table: Sequence[Banned], denials: Denials, places: Sequence[str] = ()
    ) -> None:
        self.table, self.denials, self.left = table, denials, MOST_CLAUSES
        self.places = re.compile("|".join(map(re.escape, places)) or "(?!)")
        first = {re.escape(group[0]) for row in table for group in row.words}
        self.any = re.compile("|".join(sorted(first))) if first else None

    def found(self, text: str) -> Iterator[tuple[Banned, str]]:
        """Each row a text breaks, once, with the words that say so."""
        text = _GAPS.sub("", unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]))
        text = self.places.sub(HERE, text)
        if self.any is None or self.left <= 0 or not self.any.search(text):
            return
        clauses = [clause for clause in _CLAUSES.split(text) if self.any.search(clause)]
        clauses = clauses[: self.left]
        self.left -= len(clauses)
        for row in self.table:
            said = next(self._said(row, clauses), None)
            if said:
                yield row, said

    def _said(self, row: Banned, clauses: Iterable[str]) -> Iterator[str]:
        for clause in clauses:
            if any(word in clause for word in row.unless):
                continue
            for group in row.words:
                if any(not self._denied(clause, at) for at in _together(clause, group)):
                    yield "…".join(group)

    def _denied(self, clause: str, at: int) -> bool:
        """A negation ahead of the words, and no demand after a comma since.

        What is part of the words is not ahead of them.
        """
        ahead = clause[:at]
        ends = [ahead.rindex(word) + len(word) for word in self.denials.denies if word in ahead]
        if not ends:
            return False
        comma = _COMMAS.search(clause, at)
        _, *since = _COMMAS.split(clause[max(ends) : comma.start() if comma else None])
        return not any(word in part for part in since for word in self.denials.demands)


def _together(clause: str, group: Sequence[str]) -> Iterator[int]:
    """Where the words of a group begin, each occurrence of the first with the others near it."""
    if not all(word in clause for word in group):
        return
    for match in re.finditer(re.escape(group[0]), clause):
        first = max(0, match.start() - MOST_BETWEEN)
        near = clause[first : match.end() + MOST_BETWEEN]
        if all(word in near for word in group[1:]):
            yield min([match.start(), *(first + near.index(word) for word in group[1:])])
