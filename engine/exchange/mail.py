"""Messages to addresses that only this sender opens. The post is simulated: nothing goes out.

A real post would write to each address here, by SMTP or a text-message gateway.
"""

from collections.abc import Sequence

from engine.settings import Settings
from engine.trading.notices import addresses
from engine.vocabulary import Data, Order


def send(key: str, body: Data, settings: Settings) -> Sequence[Order]:  # noqa: ARG001 - Sender
    """Opens the addresses as a real post would, and forgets them.

    Raises:
        cryptography.exceptions.InvalidTag: sealed by another house, or for another notice.
    """
    addresses.opened(settings, str(body["notice"]), str(body["addresses"]))
    return []
