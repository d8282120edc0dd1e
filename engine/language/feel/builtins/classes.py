"""Rewrites XML Schema's class subtraction, `[A-Z-[OI]]`, which RE2 does not know."""

import re

from engine.language.feel.errors import NoValue

_SUBTRACTION = re.compile(r"\[([^\[\]\\^]+)-\[([^\[\]\\^]+)\]\]")
_MOST = 1_000
"""How many characters a class may hold that something is subtracted from."""


def without_subtraction(pattern: str) -> str:
    """The pattern with plain classes of characters and ranges subtracted. Raises NoValue."""
    rewritten = _SUBTRACTION.sub(_subtracted, pattern)
    if "-[" in rewritten:
        raise NoValue("only plain classes can be subtracted")
    return rewritten


def _subtracted(match: re.Match[str]) -> str:
    kept = _members(match[1]) - _members(match[2])
    if not kept:
        raise NoValue("no character is left in the class")
    return "[" + "".join(rf"\x{{{code:x}}}" for code in sorted(kept)) + "]"


def _members(inside: str) -> set[int]:
    members: set[int] = set()
    width = 0
    for low, high in re.findall(r"(.)(?:-(.))?", inside, re.S):
        first, last = ord(low), ord(high or low)
        width += max(0, last - first)
        if width > _MOST:
            raise NoValue("the class is too large to subtract from")
        members.update(range(first, last + 1))
    return members
