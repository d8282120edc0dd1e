"""One order never runs for ever: its steps are counted, altogether and for each element."""

from collections import Counter
from typing import Any

from engine.workflow.spiff.failures import ElementFailed
from engine.workflow.spiff.seams import Token

MOST_STEPS = 500_000
MOST_OF_ONE = 50_000
"""A loop over the most items there may be takes 20,000 steps of its element."""


class Steps:
    """What one order has done so far."""

    def __init__(self) -> None:
        self._all = 0
        self._of: Counter[Any] = Counter()

    def count(self, token: Token) -> None:
        """Raises ElementFailed when it is too much."""
        self._all += 1
        self._of[token.task_spec] += 1
        if self._all > MOST_STEPS or self._of[token.task_spec] > MOST_OF_ONE:
            raise ElementFailed(str(token.id), token.task_spec.bpmn_id, "runs without end")
