"""What binds every part of a sealed bid to its project, lot and bid."""

from engine.store import exact

FORMAT = "sunroad-bid/1"


def context_of(*, project: str, lot: str, bid: str) -> bytes:
    """Canonical JSON; the additional data of every cipher text of the bid."""
    return exact.canonical({"bid": bid, "format": FORMAT, "lot": lot, "project": project})
