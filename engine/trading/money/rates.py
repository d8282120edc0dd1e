"""Interest of demand deposits, and what a late refund costs, by the days they were owed."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

YEAR = 360
"""Days of a year in a bank's count of demand deposits; the first day counts, the last does not."""
LATE = Decimal("1.2")
"""GP-53: the benchmark rate of loans and twenty per cent of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """Per cent a year from a day on."""

    since: date
    percent: Decimal


def read(folder: Path, name: str) -> tuple[Rate, ...]:
    """The table `money/<name>.csv` of the law folder, oldest first."""
    with (folder / "money" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Rate(since=date.fromisoformat(row["since"]), percent=Decimal(row["percent"]))
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(rows, key=lambda rate: rate.since))


def accrued(
    principal: int, begin: date, end: date, rates: Sequence[Rate], factor: Decimal = Decimal(1)
) -> int:
    """Fen of interest from `begin` up to and without `end`, half a fen rounded up.

    A rate applies from its day on; before the first one nothing accrues.
    """
    bounds = [*(rate.since for rate in rates[1:]), date.max]
    days = Decimal(0)
    for rate, until in zip(rates, bounds, strict=True):
        span = (min(end, until) - max(begin, rate.since)).days
        days += rate.percent * max(span, 0)
    whole = principal * days * factor / 100 / YEAR
    return int(whole.quantize(Decimal(1), ROUND_HALF_UP))
