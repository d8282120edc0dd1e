"""What decision models do wrong; every error names the element of the model."""


class DmnError(Exception):
    """Something is wrong with a decision model; `element` is the id of the part that is meant."""

    def __init__(self, reason: str, element: str = "") -> None:
        self.reason = reason
        self.element = element
        super().__init__(f"{element}: {reason}" if element else reason)


class BadModel(DmnError):  # noqa: N818 - a sentence, as errors here are
    """The file is no decision model that can be used."""


class Unsupported(DmnError):  # noqa: N818 - a sentence, as errors here are
    """The model uses a part of DMN that is not available here."""


class RulesConflict(DmnError):  # noqa: N818 - a sentence, as errors here are
    """More rules match than the hit policy allows; `rules` are their ids."""

    def __init__(self, reason: str, element: str, rules: tuple[str, ...]) -> None:
        self.rules = rules
        super().__init__(f"{reason}: {', '.join(rules)}", element)


class ValueNotAllowed(DmnError):  # noqa: N818 - a sentence, as errors here are
    """An input or output of a table is none of its allowed values."""
