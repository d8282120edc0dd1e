"""What an order says to its database, in order."""

from typing import Any

import pytest
from sqlalchemy import event

from engine.store import together
from engine.store.spelling import Spelled
from tests.workflow.houses import House


def statements(house: House, patch: pytest.MonkeyPatch) -> list[str]:
    """Grows by the text of every statement, of those that travel together too."""
    heard: list[str] = []
    spelled = together.spelled

    def spell(*args: Any) -> Spelled:
        how = spelled(*args)
        heard.append(how.text)
        return how

    patch.setattr(together, "spelled", spell)
    event.listen(
        house.engine._database, "before_cursor_execute", lambda *args: heard.append(str(args[2]))
    )
    return heard
