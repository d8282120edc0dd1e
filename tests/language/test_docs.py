"""The page on FEEL and the code name the same functions."""

import re
from pathlib import Path

from engine.language.feel.builtins import BUILTINS

PAGE = Path(__file__).parents[2] / "docs" / "feel.md"


def test_every_built_in_is_on_the_page_and_no_other() -> None:
    page = PAGE.read_text(encoding="utf-8")
    section = page[page.index("## 内置函数") : page.index("## 法定期限")]
    assert set(re.findall(r"`([a-z ]+)\(", section)) == BUILTINS.keys()
