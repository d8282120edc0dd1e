"""Whether a text says what a table bans: by words, in one clause, and not denied there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from engine.workflow.checks.statutes import Banned

_CLAUSES = re.compile(r"[。；;！？!?\n]")
_GAPS = re.compile(r"[ \t\r\u200b-\u200d\u2060\ufeff]")
MOST_BETWEEN = 20
"""Characters between words that belong together; farther apart they are about something else."""
MOST_CHARACTERS = 200_000
"""Of longer texts the rest is not read: no form or template is as long."""


class Wording:
    """The words of a table, looked for in one go before anything is read closely."""

    def __init__(self, table: Sequence[Banned], negations: Sequence[str]) -> None:
        self.table, self.negations = table, negations
        first = {re.escape(group[0]) for row in table for group in row.words}
        self.any = re.compile("|".join(sorted(first))) if first else None

    def found(self, text: str) -> Iterator[tuple[Banned, str]]:
        """Each row a text breaks, once, with the words that say so."""
        text = _GAPS.sub("", unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]))
        if self.any is None or not self.any.search(text):
            return
        clauses = [clause for clause in _CLAUSES.split(text) if self.any.search(clause)]
        for row in self.table:
            said = next(self._said(row, clauses), None)
            if said:
                yield row, said

    def _said(self, row: Banned, clauses: Iterable[str]) -> Iterator[str]:
        for clause in clauses:
            if any(word in clause for word in row.unless):
                continue
            for group in row.words:
                at = next(_together(clause, group), None)
                if at is not None and not self._denied(clause[:at]):
                    yield "…".join(group)

    def _denied(self, ahead: str) -> bool:
        """A negation ahead of the words; one that is part of them is what is banned."""
        return any(word in ahead for word in self.negations)


def _together(clause: str, group: Sequence[str]) -> Iterator[int]:
    """Where the words of a group begin, each occurrence of the first with the others near it."""
    for match in re.finditer(re.escape(group[0]), clause):
        first = max(0, match.start() - MOST_BETWEEN)
        near = clause[first : match.end() + MOST_BETWEEN]
        if all(word in near for word in group[1:]):
            yield min([match.start(), *(first + near.index(word) for word in group[1:])])
