"""The fee catalogue 收费目录 and its waivers: tables of the law folder that anybody can check."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from engine.errors import Invalid, Problem
from engine.trading.money.amounts import MOST, fen
from engine.vocabulary import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Fee:
    """A sum, or per cent of what it is charged on up to `most`; amounts in fen.

    `kind` is service, usage or cost. `basis` is the rule that lets it be charged.
    """

    id: str
    zh: str
    en: str
    kind: str
    payer: str
    basis: str
    amount: int
    percent: Decimal
    most: int
    waivable: bool

    def of(self, base: int) -> int:
        """Fen on a base in fen."""
        share = (base * self.percent / 100).quantize(Decimal(1), ROUND_HALF_UP)
        return min(self.amount + int(share), self.most)


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiver:
    """Per cent of a fee that nobody owes where region, industry and size fit; empty fits all."""

    id: str
    fee: str
    region: str
    industry: str
    small: bool
    percent: Decimal
    basis: str
    since: date
    until: date | None

    def fits(self, fee: str, region: str, industry: str, small: bool, on: date) -> bool:
        begun = self.since <= on and (self.until is None or on <= self.until)
        here = region.startswith(self.region.rstrip("0")) and self.industry in ("", industry)
        return self.fee == fee and begun and here and (small or not self.small)


def fee(folder: Path, id_: str) -> Fee:
    """A fee that may be charged.

    Raises:
        Invalid: unknown; without a legal basis (policy art. 10); a usage fee of a trading system
            that is paid by the state (policy art. 7).
    """
    found = fees(folder).get(id_)
    if found is None:
        raise refusal("fee", "fee_unknown", f"no fee {id_} in the catalogue")
    if not found.basis:
        raise refusal("fee", "fee_no_basis", f"{id_} has no legal basis and may not be charged")
    if found.kind == "usage":
        text = f"{id_} is a usage fee; a state-funded trading system charges none"
        raise refusal("fee", "fee_usage", text)
    return found


def fees(folder: Path) -> Mapping[str, Fee]:
    """Every line of the catalogue, those that may not be charged too."""
    return {row["id"]: _fee(row) for row in _rows(folder, "fees")}


def best_waiver(
    folder: Path, charged: Fee, *, region: str, industry: str, small: bool, on: date
) -> Waiver | None:
    """The rule that takes most off, if one fits."""
    if not charged.waivable:
        return None
    known = (_waiver(row) for row in _rows(folder, "fee_waivers"))
    fitting = (one for one in known if one.fits(charged.id, region, industry, small, on))
    return max(fitting, key=lambda one: one.percent, default=None)


def refusal(field: str, key: str, text: str, **params: Json) -> Invalid:
    return Invalid(Problem(field=field, key=key, text=text, params=params))


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "money" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fee(row: Mapping[str, str]) -> Fee:
    return Fee(
        id=row["id"],
        zh=row["zh"],
        en=row["en"],
        kind=row["kind"],
        payer=row["payer"],
        basis=row["basis"].strip(),
        amount=fen(row["amount"] or "0"),
        percent=Decimal(row["percent"] or "0"),
        most=fen(row["most"]) if row["most"] else MOST,
        waivable=row["waivable"] == "true",
    )


def _waiver(row: Mapping[str, str]) -> Waiver:
    return Waiver(
        id=row["id"],
        fee=row["fee"],
        region=row["region"],
        industry=row["industry"],
        small=row["small"] == "true",
        percent=Decimal(row["percent"]),
        basis=row["basis"],
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
    )
