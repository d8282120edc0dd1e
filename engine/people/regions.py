"""Administrative regions by their GB/T 2260 code: who lies within whom."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.tables import RegionRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """`level` 1 province, 2 city, 3 county; `parent` is None for the province."""

    code: str
    zh: str
    en: str
    parent: str | None
    level: int


def within(region: str | None, scope: str | None) -> bool:
    """Whether a region is the scope or lies in it: county in city in province.

    Source: GB/T 2260, two digits each for province, city and county.
    """
    if not region or not scope:
        return False
    if scope.endswith("0000"):
        return region[:2] == scope[:2]
    return region[:4] == scope[:4] if scope.endswith("00") else region == scope


def prefix(region: str) -> str:
    """What the codes of everything within a region begin with: 3201 for the city 320100."""
    return region.removesuffix("00").removesuffix("00")


def load(folder: Path) -> tuple[Region, ...]:
    """The rows of `regions.csv` in a folder of process data, parents first.

    Raises:
        ValueError: a row names a parent that does not come before it.
    """
    with (folder / "regions.csv").open(encoding="utf-8", newline="") as file:
        regions = tuple(_region(row) for row in csv.DictReader(file))
    known: set[str] = set()
    for region in regions:
        if region.parent and region.parent not in known:
            raise ValueError(f"regions.csv: {region.code} comes before its parent {region.parent}")
        known.add(region.code)
    return regions


def store(session: Session, regions: Iterable[Region]) -> int:
    """Write regions that are new and rename those that changed; returns how many."""
    known = {row.code: row for row in session.scalars(select(RegionRow))}
    changed = 0
    for region in regions:
        row = known.get(region.code)
        changed += _add(session, region) if row is None else _rename(row, region)
        session.flush()
    return changed


def _region(row: dict[str, str]) -> Region:
    return Region(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        parent=row["parent"] or None,
        level=int(row["level"]),
    )


def _add(session: Session, region: Region) -> int:
    session.add(
        RegionRow(
            code=region.code,
            name=region.zh,
            name_en=region.en,
            parent=region.parent,
            level=region.level,
        )
    )
    return 1


def _rename(row: RegionRow, region: Region) -> int:
    if (row.name, row.name_en) == (region.zh, region.en):
        return 0
    row.name, row.name_en = region.zh, region.en
    return 1
