"""The papers an item asks for at intake, and which of them are missing from one application."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.language import feel
from engine.vocabulary import Data, Json

ABSENT = ("未提交", "not handed in")
UNKNOWN = ("附件不在本项目中，请重新上传", "its file is not in this project; upload it again")
UNDECIDED = (
    "无法判断是否需要，请核对登记信息",
    "whether it is needed cannot be told; check the registration",
)
Functions = Mapping[str, Callable[..., object]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One line of `[[intake.papers]]`: `required` is `always` or FEEL over the case file.

    `basis` is a statutory row or the words of a rule, `basis_en` its English where it has one.
    """

    id: str
    zh: str
    en: str
    required: str
    basis: str
    basis_en: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A paper that stands in the way, and why, in both languages."""

    paper: Paper
    why: tuple[str, str]

    def told(self) -> dict[str, Json]:
        """As a row of a form."""
        return {
            "id": self.paper.id,
            "name": self.paper.zh,
            "name_en": self.paper.en,
            "why": self.why[0],
            "why_en": self.why[1],
            "basis": self.paper.basis,
            "basis_en": self.paper.basis_en,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Application:
    """What one application is judged by: the item's papers, the case, what was handed in.

    `handed` maps a paper to the documents handed in for it; `known` are the project's documents.
    """

    papers: tuple[Paper, ...]
    case: Data
    handed: Mapping[str, tuple[str, ...]]
    known: frozenset[str]
    functions: Functions
    now: datetime

    def needed(self) -> tuple[Paper, ...]:
        """The papers that this case needs, in the order of the item."""
        return tuple(paper for paper in self.papers if self._needs(paper) is not False)

    def gaps(self) -> tuple[Gap, ...]:
        """Everything that is missing, at once."""
        found = ((paper, self._why(paper)) for paper in self.needed())
        return tuple(Gap(paper=paper, why=why) for paper, why in found if why)

    def _why(self, paper: Paper) -> tuple[str, str] | None:
        files = self.handed.get(paper.id, ())
        if not files:
            return ABSENT if self._needs(paper) is True else UNDECIDED
        return UNKNOWN if any(one not in self.known for one in files) else None

    def _needs(self, paper: Paper) -> bool | None:
        """None where the case does not tell: then somebody must look."""
        if paper.required == "always":
            return True
        try:
            expression = feel.compile(paper.required.removeprefix("="))
            answer = expression.evaluate(self.case, now=self.now, functions=self.functions)
        except feel.FeelError:
            return None
        return answer if isinstance(answer, bool) else None


def papers_of(content: Data) -> tuple[Paper, ...]:
    """The papers of an item's content; lines that say too little were refused on publishing."""
    intake = content.get("intake")
    listed = intake.get("papers") if isinstance(intake, dict) else None
    rows = listed if isinstance(listed, list) else []
    return tuple(_paper(row) for row in rows if isinstance(row, dict))


def _paper(row: Mapping[str, Json]) -> Paper:
    return Paper(
        id=str(row.get("id") or ""),
        zh=str(row.get("zh") or ""),
        en=str(row.get("en") or ""),
        required=str(row.get("required") or "always"),
        basis=str(row.get("basis") or ""),
        basis_en=str(row.get("basis_en") or row.get("basis") or ""),
    )


def handed_in(given: Json) -> dict[str, tuple[str, ...]]:
    """`[{paper, files: [document ids]}]`, as a list of a form brings it, by paper."""
    found: dict[str, tuple[str, ...]] = {}
    for row in given if isinstance(given, list) else ():
        if isinstance(row, dict) and row.get("paper"):
            files = row.get("files")
            ids = tuple(str(one) for one in files) if isinstance(files, list) else ()
            found[str(row["paper"])] = (*found.get(str(row["paper"]), ()), *ids)
    return found
