"""What became of one story."""

from dataclasses import dataclass

from engine.vocabulary import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """`step` counts from 1 in the story's file, 0 is the start; `reason` is empty where it passed.

    `reason` is a whole sentence: the step, what was expected, what was found.
    """

    passed: bool
    reason: str = ""
    step: int | None = None

    def told(self) -> dict[str, Json]:
        """As it is kept."""
        return {"passed": self.passed, "reason": self.reason, "step": self.step}
