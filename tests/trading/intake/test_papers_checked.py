"""The list of papers is judged before an item is published."""

import pytest

from engine.vocabulary import Json
from engine.workflow.checks.papers import papers

GOOD: dict[str, Json] = {"id": "plan", "zh": "方案", "en": "Plan", "basis": "ZTB-61"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([GOOD], ""),
        ([{**GOOD, "required": "=amount > 3", "basis": "地方规则"}], ""),
        ([{**GOOD, "required": "=amount >"}], "bad expression"),
        ([{**GOOD, "basis": "ZTB-999"}], "no rule"),
        ([{**GOOD, "en": ""}], "en is missing"),
        ([GOOD, GOOD], "twice"),
    ],
)
def test_a_paper_says_all_that_is_needed(rows: list[Json], said: str) -> None:
    found = [one.en for one in papers({"papers": rows}, {"ZTB-61"})]
    assert len(found) == bool(said)
    assert all(said in one for one in found)
