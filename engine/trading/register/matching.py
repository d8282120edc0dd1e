"""Which project of the platform an approved project is, and so where it stands (应进必进)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.trading.register.requirement import Requirement
from engine.trading.register.tables import RegisterEntryRow
from engine.workflow.references import plain

STATES = ("not_traded", "unclear", "in_time", "traded", "exempt")


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A project of the platform; `follows` says that it tenders another's failed lots again.

    `numbers` are those by which its case file is found, by kind; `classes` what its item may be
    called.
    """

    id: str
    code: str
    title: str
    state: str
    region: str
    numbers: Mapping[str, str]
    classes: frozenset[str]
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
    """A person's word first, then the code, then the numbers, then the catalogue."""
    if row.decided:
        return _decided(row.decided, candidates)
    sure = _first(_sure(row, candidates))
    if len(sure) == 1:
        return Verdict(state="traded", reason="matched", project=sure[0])
    if sure:
        return Verdict(state="unclear", reason="several", candidates=tuple(sure))
    return _by_catalogue(row, candidates, must(), today)


def _by_catalogue(
    row: RegisterEntryRow, candidates: Sequence[Candidate], must: Requirement, today: date
) -> Verdict:
    told = Verdict(state="exempt", reason=must.reason, rule=must.rule, item=must.item)
    if not must.required:
        return told
    if candidates:
        likely = tuple(_first(candidates))
        reason = "same_number" if any(_same_number(row, one) for one in likely) else "same_name"
        return replace(told, state="unclear", reason=reason, candidates=likely)
    if must.until is not None and must.until < today:
        return replace(told, state="not_traded", reason="overdue", until=must.until)
    return replace(told, state="in_time", reason="waiting", until=must.until)


def _decided(said: str, candidates: Sequence[Candidate]) -> Verdict:
    if said in ("exempt", "absent"):
        return Verdict(state="exempt" if said == "exempt" else "not_traded", reason="said")
    project = next((one for one in candidates if one.id == said), None)
    return Verdict(state="traded", reason="said", project=project)


def numbers(row: RegisterEntryRow) -> Mapping[str, str]:
    """The numbers of a row as the index of projects has them, by kind."""
    told = {"approval_number": row.approval_number, "investment_code": row.investment_code}
    return {kind: plain(number) for kind, number in told.items() if number}


def _sure(row: RegisterEntryRow, candidates: Sequence[Candidate]) -> list[Candidate]:
    """By unified code; else by a number with the name, else by a number with the class.

    One approval covers works, supervision and goods alike, so a number alone is not enough.
    """
    open_ = [one for one in candidates if not (row.unified_code and one.unified_code)]
    same = [one for one in open_ if _same_number(row, one)]
    return (
        [one for one in candidates if row.unified_code and row.unified_code == one.unified_code]
        or [one for one in same if one.title == row.name]
        or [one for one in same if row.class_ in one.classes]
    )


def _same_number(row: RegisterEntryRow, one: Candidate) -> bool:
    return any(one.numbers.get(kind) == number for kind, number in numbers(row).items())


def _first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """A tender and its re-tender are one project; what follows stands behind what it follows."""
    every = list(candidates)
    first = [one for one in every if not one.follows]
    return first or every
