"""The law's own words for screens: read once for each folder of processes."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

from engine.law.rows import LawRow
from engine.law.words import Language, Words
from webapp import current

MARKS = {"law_text": "法律原文", "secondary": "二手来源", "memory": "凭记忆"}


class LawWords:
    """Rule, value, citation and labels in the language of this request."""

    def __init__(self, words: Words, language: Language) -> None:
        self._words = words
        self._language = language

    def label(self, kind: str, code: str) -> str:
        return self._words.label(kind, code, self._language)

    def codes(self, kind: str) -> list[tuple[str, str]]:
        """Every code of a kind with its label."""
        return list(self._words.labels[self._language][kind].items())

    def rule(self, row: LawRow) -> str:
        return self._words.rule(row, self._language)

    def event(self, text: str) -> str:
        return self._words.event(text, self._language)

    def citation(self, row: LawRow) -> str:
        """Without its mark, which screens show beside it as a tag."""
        return self._words.citation(replace(row, source_level="law_text"), self._language)

    def source(self, row: LawRow) -> str:
        return self._words.source(row, self._language)

    def value(self, row: LawRow) -> str:
        """What the row demands in numbers; nothing for a duty, whose value is a machine's name."""
        if row.op == "rule":
            return ""
        gap = " " if self._language == "en" else ""
        parts = (self.label("op", row.op), str(row.value), self.label("unit", row.unit))
        return gap.join(part for part in parts if part)


def law_words() -> LawWords:
    words = _read(current.engine().settings.processes)
    return LawWords(words, cast(Language, current.language()))


@cache
def _read(processes: Path) -> Words:
    return Words.read(processes)
