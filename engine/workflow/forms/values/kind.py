"""What a kind of field must be able to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.forms.view import Here

Reason = tuple[str, dict[str, Json]]
"""A problem key and its parameters."""


class Wrong(Exception):  # noqa: N818 - a reason, not a fault
    """The value cannot be read as this kind of field."""

    def __init__(self, key: str, **params: Json) -> None:
        self.key = key
        self.params = params
        super().__init__(key)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """`read` brings a value into the type of the case file or raises Wrong; reading what it
    returned returns the same. `judge` yields what the schema objects to in a value that was read.
    """

    read: Callable[[Component, Json], Json]
    judge: Callable[[Component, Json, Here], Iterator[Reason]]


def nothing(_component: Component, _value: Json, _here: Here) -> Iterator[Reason]:
    """The judgement of kinds with no rules of their own."""
    return iter(())
