"""What a log says of an exception: its kind and its way through the code, not its message.

A message may quote what somebody submitted; a log is read by people who may not see that.
"""

import traceback
from collections.abc import Iterator

from structlog.typing import ExcInfo

SPEAKING = (OSError, ImportError)
"""Kinds whose message names a file or an address, never a submission."""


def told(exc_info: ExcInfo) -> str:
    """The exception and those that led to it, the first cause first."""
    return "\n\n".join(_one(error) for error in reversed(list(_led_to(exc_info[1]))))


def _led_to(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _one(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{frames}{kind}{f': {error}' if isinstance(error, SPEAKING) else ''}"
