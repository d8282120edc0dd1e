"""A wall around what strangers' diagrams may cost: time, and orders given."""

import time
from dataclasses import dataclass, field

from engine.errors import Refused


class Overrun(Refused):
    """The try-out took too long or went round too often; look for a loop or a timer that repeats.

    Raised by the sandbox's engine; what was done before it stands.
    """


@dataclass
class Wall:
    """Counts orders and seconds; `check` raises once either is used up."""

    seconds: float
    orders: int
    _given: int = 0
    _since: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        """Raises Overrun."""
        self._given += 1
        if self._given > self.orders:
            raise Overrun(f"more than {self.orders} orders")
        if time.monotonic() - self._since > self.seconds:
            raise Overrun(f"more than {self.seconds:g} seconds")
