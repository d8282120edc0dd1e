"""The file list of an archive is judged before an item is published."""

from typing import Any

import pytest

from engine.workflow.checks.archive_files import archive_files

GOOD: dict[str, Any] = {"id": "award", "zh": "中标公告", "en": "Award", "from": "notice:award"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([GOOD], ""),
        ([{**GOOD, "from": "ledger", "years": 15, "rule": "GP-24", "required": "=a != null"}], ""),
        ([{**GOOD, "from": "form:shared/award", "required": False}], ""),
        ([{**GOOD, "from": "form:shared/none"}], "no form shared/none"),
        ([{**GOOD, "from": "mail:award"}], "does not know"),
        ([{**GOOD, "from": "notice"}], "does not know"),
        ([{**GOOD, "required": "=a !="}], "bad expression"),
        ([{**GOOD, "years": "long"}], "number of years"),
        ([{**GOOD, "rule": "GP-999"}], "no rule GP-999"),
        ([{**GOOD, "source": "bids"}], "no source"),
        ([{**GOOD, "zh": " "}], "zh is missing"),
        ([GOOD, GOOD], "twice"),
        ({"id": "x"}, "list of tables"),
    ],
)
def test_a_line_says_all_that_is_needed(rows: Any, said: str) -> None:
    found = [one.en for one in archive_files({"files": rows}, {"GP-24"}, {"shared/award"})]
    assert len(found) == bool(said), found
    assert all(said in one for one in found)
