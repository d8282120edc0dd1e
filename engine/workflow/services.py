"""What a diagram may call: a service turns inputs into data, rows, facts and messages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from engine.store.base import Base
from engine.vocabulary import Data, Fact, Message

T = TypeVar("T")


class Ask(Protocol):
    """Runs a query in the transaction of the order."""

    def __call__(self, query: Callable[..., T], /, *args: Any, **kwargs: Any) -> T: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What a service brings: case-file data, rows to keep, facts to record, messages to send."""

    data: Data = field(default_factory=dict)
    rows: tuple[Base, ...] = ()
    facts: tuple[tuple[Fact, Data], ...] = ()
    messages: tuple[Message, ...] = ()


Run = Callable[[Data, Ask, datetime], Result]


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """A service with the inputs it needs and the outputs it gives, for checks and templates."""

    run: Run
    zh: str
    en: str
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
