"""The register with where every entry stands: counts, and one page of lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.law.calendar import local_day
from engine.people import permissions
from engine.people.regions import prefix
from engine.trading.register.matching import STATES, Verdict, judge
from engine.trading.register.queries.candidates import candidates
from engine.trading.register.requirement import Requirements
from engine.trading.register.tables import RegisterEntryRow
from engine.vocabulary import Actor
from engine.workflow.queries.answering import now

PAGE = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterLine:
    """An approved project and where it stands; `decided_by` and `reason` where a person said."""

    id: str
    approval_number: str
    name: str
    class_: str
    kind: str
    region: str
    amount: Decimal
    approved_on: date
    planned_on: date | None
    unified_code: str | None
    owner: str
    investment_code: str | None
    verdict: Verdict
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """`counts` by state over all that fits the other filters; `lines` are one page of `pages`."""

    counts: dict[str, int]
    lines: tuple[RegisterLine, ...]
    total: int
    page: int
    pages: int
    years: tuple[int, ...]


def register_list(
    session: Session,
    actor: Actor,
    *,
    state: str = "",
    search: str = "",
    region: str = "",
    year: str = "",
    page: int = 1,
) -> Register:
    """What lies in the actor's region, the latest approvals first.

    Raises:
        NotAllowed: the register is for keepers of the catalogue, supervisors and the audit.
    """
    rows = _rows(session, actor)
    fitting = _judged(session, [row for row in rows if _fits(row, search, region, year)])
    shown = [line for line in fitting if state in ("", line.verdict.state)]
    pages = max(1, -(-len(shown) // PAGE))
    at = min(max(page, 1), pages)
    counted = Counter(line.verdict.state for line in fitting)
    return Register(
        counts={one: counted[one] for one in STATES},
        lines=tuple(shown[(at - 1) * PAGE : at * PAGE]),
        total=len(shown),
        page=at,
        pages=pages,
        years=tuple(sorted({row.approved_on.year for row in rows}, reverse=True)),
    )


def register_lines(session: Session, actor: Actor) -> tuple[RegisterLine, ...]:
    """Every entry that the actor may see, judged as of today. Raises as `register_list`."""
    return _judged(session, _rows(session, actor))


def _rows(session: Session, actor: Actor) -> Sequence[RegisterEntryRow]:
    permissions.require(permissions.may_read_register(actor), "register")
    everywhere = "audit_admin" in actor.roles
    home = "" if everywhere else prefix(actor.region or "none")
    return session.scalars(
        select(RegisterEntryRow)
        .where(RegisterEntryRow.region.startswith(home))
        .order_by(RegisterEntryRow.approved_on.desc(), RegisterEntryRow.id)
    ).all()


def _fits(row: RegisterEntryRow, search: str, region: str, year: str) -> bool:
    text = f"{row.name} {row.approval_number} {row.owner} {row.unified_code or ''}".casefold()
    here = row.region.startswith(prefix(region)) if region else True
    return search.casefold() in text and here and year in ("", str(row.approved_on.year))


def _judged(session: Session, rows: Sequence[RegisterEntryRow]) -> tuple[RegisterLine, ...]:
    moment = now(session)
    known, must, today = candidates(session, rows), Requirements(session, moment), local_day(moment)
    return tuple(
        _line(row, judge(row, known[row.id], partial(must.of, row), today)) for row in rows
    )


def _line(row: RegisterEntryRow, verdict: Verdict) -> RegisterLine:
    return RegisterLine(
        id=row.id,
        approval_number=row.approval_number,
        name=row.name,
        class_=row.class_,
        kind=row.kind,
        region=row.region,
        amount=Decimal(row.amount),
        approved_on=row.approved_on,
        planned_on=row.planned_on,
        unified_code=row.unified_code,
        owner=row.owner,
        investment_code=row.investment_code,
        verdict=verdict,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason,
    )
