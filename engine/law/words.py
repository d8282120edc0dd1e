"""Says verdicts, rows and codes in Chinese and English, with the words of processes/."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, TypeVar, cast

from engine.law import citation
from engine.law.calendar import local
from engine.law.rows import LawRow
from engine.law.verdict import Verdict
from engine.store import exact

Language = Literal["zh", "en"]
T = TypeVar("T")
SOURCED, FROM_MEMORY = "sourced: ", "from memory"
_SHAPES = {">=": "minimum", "<=": "maximum", "==": "exact"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Sentences and labels of both languages, and the English of the tables.

    What has no English is said in Chinese.
    """

    sentences: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, Mapping[str, str]]]
    english: Mapping[str, Mapping[str, str]]

    @classmethod
    def read(cls, processes: Path) -> "Words":
        """From law/words.toml and translations/law.en.json."""
        said = tomllib.loads((processes / "law" / "words.toml").read_text("utf-8"))
        english = exact.loads((processes / "translations" / "law.en.json").read_bytes())
        return cls(
            sentences={language: _only(str, part) for language, part in said.items()},
            labels={language: _only(dict, part) for language, part in said.items()},
            english=cast(Mapping[str, Mapping[str, str]], english),
        )

    def label(self, kind: str, code: str, language: Language) -> str:
        """The name of a unit, op, mark, on_breach or domain."""
        return self.labels[language][kind].get(code, code)

    def rule(self, row: LawRow, language: Language) -> str:
        """What the row is about. The English is that of the table; a person may have moved on."""
        return self._told("rules", row.id, row.rule, language)

    def event(self, text: str, language: Language) -> str:
        """The event a period runs from or to."""
        return self._told("events", text, text, language)

    def citation(self, row: LawRow, language: Language) -> str:
        """Law and article, with the mark of a row that was not read in the law."""
        if language == "zh":
            return citation.cite(row)
        cited = (self._article(law, article) for law, article in citation.pairs(row))
        mark = "" if row.statutory else f" ({self.label('mark', row.mark, 'en')})"
        return "; ".join(cited) + mark

    def source(self, row: LawRow, language: Language) -> str:
        """Where the wording was read, as people write it; the tables note how it was found."""
        if row.source == FROM_MEMORY:
            return self.label("mark", "memory", language)
        return row.source.removeprefix(SOURCED)

    def sentence(self, verdict: Verdict, language: Language) -> str:
        """The whole verdict: rule, bound, what it is, whether that complies, and the article."""
        said = self.sentences[language]
        template = said[_shape(verdict)]
        sentence = template.format_map(self._parts(verdict, language))
        gap = "" if language == "zh" else " "
        return sentence + (gap + said["provisional"] if verdict.provisional else "")

    def _parts(self, verdict: Verdict, language: Language) -> dict[str, str]:
        row, said = verdict.row, self.sentences[language]
        bound = verdict.latest or verdict.earliest
        actual = verdict.end if verdict.value is None else verdict.value
        return {
            "rule": self.rule(row, language),
            "from": self.event(row.from_event, language) or said["from"],
            "to": self.event(row.to_event, language) or said["to"],
            "op": self.label("op", row.op, language),
            "value": str(row.value),
            "unit": self.label("unit", row.unit, language),
            "start": self._when(verdict.start, language),
            "bound": self._when(bound, language),
            "actual": self._when(actual, language) if isinstance(actual, date) else str(actual),
            "outcome": said["holds" if verdict.holds else "breaks"],
            "law": self.citation(row, language),
        }

    def _when(self, moment: date | None, language: Language) -> str:
        if moment is None:
            return ""
        if isinstance(moment, datetime):
            return local(moment).strftime(self.sentences[language]["moment"])
        return moment.strftime(self.sentences[language]["day"])

    def _told(self, section: str, key: str, chinese: str, language: Language) -> str:
        return self.english[section].get(key, chinese) if language == "en" else chinese

    def _article(self, law: str, article: str) -> str:
        name = self._told("laws", law, law, "en")
        if not article:
            return name
        return f"{self._told('articles', article, f'Article {article}', 'en')}, {name}"


def _only(kind: type[T], part: Mapping[str, object]) -> dict[str, T]:
    return {key: value for key, value in part.items() if isinstance(value, kind)}


def _shape(verdict: Verdict) -> str:
    if verdict.holds is None:
        return "judged"
    return _SHAPES[verdict.row.op] if verdict.value is None else "threshold"
