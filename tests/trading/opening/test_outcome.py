"""The table of outcomes: every case of both regimes, every row of law it cites is there."""

import csv
import re
from datetime import UTC, datetime

import pytest

from engine.language import dmn
from tests.processes.house import ROOT

BODY = (ROOT / "processes/shared/opening_outcome.dmn").read_bytes()
TABLE = dmn.load(BODY)
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("regime", "standing", "opened", "go_on", "rule"),
    [
        ("engineering", 3, 3, True, "ZTB-50"),
        ("engineering", 3, 1, True, "ZTB-50"),
        ("engineering", 3, 0, False, "ZTB-13"),
        ("engineering", 2, 2, False, "ZTB-13"),
        ("engineering", 0, 0, False, "ZTB-13"),
        ("govproc", 3, 3, True, "GP-56"),
        ("govproc", 5, 2, False, "GP-56"),
        ("govproc", 2, 2, False, "GP-56"),
    ],
)
def test_fewer_than_three_by_regime(
    regime: str, standing: int, opened: int, go_on: bool, rule: str
) -> None:
    names = {"regime": regime, "standing": standing, "opened": opened}
    assert TABLE["opening_goes_on"].decide(names, now=NOW) == {"go_on": go_on, "rule": rule}


def test_an_unknown_regime_has_no_answer() -> None:
    names = {"regime": "elsewhere", "standing": 3, "opened": 3}
    assert TABLE["opening_goes_on"].decide(names, now=NOW) is None


@pytest.mark.parametrize(
    ("outcome", "deposit"), [("revoked", "may_be_kept"), ("withdrawn", "back"), ("opened", "stays")]
)
def test_each_outcome_says_what_becomes_of_the_deposit(outcome: str, deposit: str) -> None:
    answer = TABLE["bid_consequence"].decide({"outcome": outcome}, now=NOW)
    assert isinstance(answer, dict)
    assert answer["deposit"] == deposit


def test_every_row_of_law_is_there() -> None:
    known = {
        row["id"]
        for path in (ROOT / "processes/law").glob("*.csv")
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
    }
    cited = set(re.findall(r"[A-Z]+-[0-9]+", BODY.decode()))
    assert {"ZTB-13", "ZTB-50", "GP-56"} <= cited
    assert cited - {"UTF-8"} <= known
