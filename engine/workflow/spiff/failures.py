"""How an element fails: with an error the diagram may catch, or with an incident."""

from engine.vocabulary import Data


class BpmnError(Exception):
    """A service raises this for an error that the diagram foresees by its code."""

    def __init__(self, code: str, message: str = "", data: Data | None = None) -> None:
        self.code = code
        self.data: Data = data or {}
        super().__init__(message or code)


class ElementFailed(Exception):  # noqa: N818 - part of the agreed interface
    """An element failed and nothing in the diagram catches it.

    The flow is spoiled: load it again with this token held, and the rest goes on.
    """

    def __init__(self, token: str, element: str, reason: str) -> None:
        self.token = token
        self.element = element
        self.reason = reason
        super().__init__(f"{element}: {reason}")
