"""Whether a text says what a table bans: by words, in one clause, and not denied there."""

import re
from collections.abc import Iterable, Iterator, Sequence

from engine.workflow.checks.statutes import Banned

_CLAUSES = re.compile(r"[。；;！？!?\n]")
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
        text = text[:MOST_CHARACTERS]
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
                if all(word in clause for word in group) and not self._denied(clause, group):
                    yield "…".join(group)

    def _denied(self, clause: str, group: Sequence[str]) -> bool:
        """A negation ahead of the words; one that is part of them is what is banned."""
        ahead = clause[: min(clause.index(word) for word in group)]
        return any(word in ahead for word in self.negations)
