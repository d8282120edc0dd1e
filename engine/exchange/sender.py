"""What a sender is: key, body and settings in, orders for the house out; it writes nothing."""

from collections.abc import Sequence
from typing import Protocol

from engine.settings import Settings
from engine.vocabulary import Data, Order


class Sender(Protocol):
    """Sends one message; any exception means that it may be tried again later."""

    def __call__(self, key: str, body: Data, settings: Settings) -> Sequence[Order]: ...
