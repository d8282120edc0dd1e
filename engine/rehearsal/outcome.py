"""What became of one story."""

from dataclasses import dataclass

from engine.vocabulary import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """`step` counts from 1 in the story's file, 0 is the start; `reason` is empty where it passed.

    `reason` and `reason_zh` are whole sentences: the step, what was expected, what was found.
    """

    passed: bool
    reason: str = ""
    step: int | None = None
    reason_zh: str = ""

    def told(self) -> dict[str, Json]:
        """As it is kept."""
        told: dict[str, Json] = {"passed": self.passed, "step": self.step}
        return {**told, "reason": self.reason, "reason_zh": self.reason_zh}
