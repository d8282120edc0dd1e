"""Which project of the platform an approved project is, and so where it stands (应进必进)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.trading.register.requirement import Requirement
from engine.trading.register.tables import RegisterEntryRow

STATES = ("not_traded", "unclear", "in_time", "traded", "exempt")


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A project of the platform; `follows` says that it tenders another's failed lots again."""

    id: str
    code: str
    title: str
    state: str
    region: str
    approval_number: str
    unified_code: str | None
    follows: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """`state` is one of STATES; `reason` says why, as a key with the day and row it hangs on."""

    state: str
    reason: str
    project: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()
    rule: str | None = None
    item: str | None = None
    until: date | None = None


def judge(
    row: RegisterEntryRow,
    candidates: Sequence[Candidate],
    must: Callable[[], Requirement],
    today: date,
) -> Verdict:
    """A person's word first, then the code, then name and approval number, then the catalogue."""
    if row.decided:
        return _decided(row.decided, candidates)
    sure = _first([one for one in candidates if _is(row, one)])
    if len(sure) == 1:
        return Verdict(state="traded", reason="matched", project=sure[0])
    if sure:
        return Verdict(state="unclear", reason="several", candidates=tuple(sure))
    return _by_catalogue(candidates, must(), today)


def _by_catalogue(candidates: Sequence[Candidate], must: Requirement, today: date) -> Verdict:
    told = Verdict(state="exempt", reason=must.reason, rule=must.rule, item=must.item)
    if not must.required:
        return told
    if candidates:
        likely = tuple(_first(candidates))
        return replace(told, state="unclear", reason="same_name", candidates=likely)
    if must.until is not None and must.until < today:
        return replace(told, state="not_traded", reason="overdue", until=must.until)
    return replace(told, state="in_time", reason="waiting", until=must.until)


def _decided(said: str, candidates: Sequence[Candidate]) -> Verdict:
    if said in ("exempt", "absent"):
        return Verdict(state="exempt" if said == "exempt" else "not_traded", reason="said")
    project = next((one for one in candidates if one.id == said), None)
    return Verdict(state="traded", reason="said", project=project)


def _is(row: RegisterEntryRow, one: Candidate) -> bool:
    if row.unified_code and one.unified_code:
        return row.unified_code == one.unified_code
    return row.name == one.title and _plain(row.approval_number) == _plain(one.approval_number)


def _plain(number: str) -> str:
    """宁发改[2026]1号 and 宁发改〔2026〕1号 are one number."""
    return number.translate(str.maketrans("[【（(]】）)", "〔〔〔〔〕〕〕〕")).replace(" ", "")


def _first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """A tender and its re-tender are one project; what follows stands behind what it follows."""
    every = list(candidates)
    first = [one for one in every if not one.follows]
    return first or every
