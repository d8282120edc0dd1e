"""What FEEL refuses, so that a caller can tell a bad text from a text that asks for too much."""


class FeelError(Exception):
    """The expression cannot be used."""


class FeelSyntaxError(FeelError):
    """The text is not FEEL; `position` is the offset of the first character that does not fit."""

    def __init__(self, reason: str, position: int = 0, text: str = "") -> None:
        self.reason = reason
        self.position = position
        self.line = text.count("\n", 0, position) + 1
        self.column = position - (text.rfind("\n", 0, position) + 1) + 1
        super().__init__(f"{reason} (line {self.line}, column {self.column})")


class TooComplex(FeelSyntaxError):  # noqa: N818 - a sentence, as errors here are
    """The text is longer or more deeply nested than an expression may be; split it up."""


class BudgetExceeded(FeelError):  # noqa: N818 - the word the design uses
    """The expression asks for more work or data than one evaluation may cost."""


class NoValue(Exception):  # noqa: N818 - not a fault: FEEL answers null
    """A host function or built-in has no answer for these arguments; FEEL sees null."""
