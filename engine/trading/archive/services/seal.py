"""Seal a project's archive: nothing required may be missing; the package is made afterwards."""

from datetime import date, datetime

from engine.errors import Invalid, Problem, WrongState
from engine.law.calendar import local_day
from engine.trading.archive.queries.gathered import Gathered, gathered
from engine.trading.archive.queries.holdings import archive_of
from engine.trading.archive.services import manifest
from engine.trading.archive.tables import ArchiveRow
from engine.vocabulary import Data, Json, Message
from engine.workflow.services import Ask, Result

CHANNEL = "archive"


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Optional: `number`, the archive's own. Gives `archive` {hash, sealed_at, keep_until, files}.

    Raises:
        Invalid: a problem for each required file that is missing.
        WrongState: the archive was sealed before.
    """
    project = str(inputs["project_id"])
    lines = ask(gathered, project)
    _require_complete(lines)
    known = ask(archive_of, project)
    if known is not None and known.sealed_at is not None:
        raise WrongState("the archive was sealed before")
    listed = manifest.run(inputs, ask, now)
    (row,) = listed.rows
    assert isinstance(row, ArchiveRow)
    row.number = str(inputs.get("number") or "") or None
    row.files = [_kept(one, now) for one in lines]
    row.sealed_at, row.keep_until = now, _until(lines, now)
    archive: dict[str, Json] = {
        "hash": row.hash,
        "sealed_at": now.isoformat(),
        "keep_until": row.keep_until.isoformat() if row.keep_until else None,
        "files": len(lines),
    }
    return Result(
        data={"archive": archive},
        rows=(row,),
        facts=listed.facts,
        messages=(Message(channel=CHANNEL, key=project, body={"project": project}),),
    )


def _require_complete(lines: tuple[Gathered, ...]) -> None:
    problems = [
        Problem(
            field=f"archive.{one.line.id}",
            key="archive_missing",
            text=f"{one.line.en} is missing",
            params={"zh": one.line.zh, "en": one.line.en},
        )
        for one in lines
        if one.missing
    ]
    if problems:
        raise Invalid(*problems)


def _kept(one: Gathered, now: datetime) -> dict[str, Json]:
    """A line as it was sealed."""
    until = _years_after(local_day(now), one.years).isoformat() if one.years else None
    found: list[Json] = list(one.found)
    return {
        "id": one.line.id,
        "zh": one.line.zh,
        "en": one.line.en,
        "from": f"{one.line.kind}:{one.line.name}".rstrip(":"),
        "required": one.required,
        "years": one.years,
        "rule": one.line.rule,
        "until": until,
        "found": found,
    }


def _until(lines: tuple[Gathered, ...], now: datetime) -> date | None:
    longest = max((one.years for one in lines), default=0)
    return _years_after(local_day(now), longest) if longest else None


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
