"""Shamir's sharing over GF(256), laid out as npm `shamir-secret-sharing`: y bytes, then x."""

import secrets
from collections.abc import Sequence

SHARES = 3
THRESHOLD = 2


def split(secret: bytes) -> tuple[bytes, ...]:
    """Three shares of 33 bytes for 32: any two give the secret, one says nothing about it."""
    places = secrets.SystemRandom().sample(range(1, 256), SHARES)
    slopes = secrets.token_bytes(len(secret))
    return tuple(
        bytes(y ^ _times(slope, x) for y, slope in zip(secret, slopes, strict=True)) + bytes((x,))
        for x in places
    )


def combine(shares: Sequence[bytes]) -> bytes:
    """The secret that two shares, or three, lie on.

    Raises:
        ValueError: fewer than two, unequal lengths, or one place twice.
    """
    places = [share[-1] for share in shares]
    if len(shares) < THRESHOLD or 0 in places or len(set(places)) < len(places):
        raise ValueError("two shares with places of their own are needed")
    weights = [_weight(x, places) for x in places]
    columns = zip(*(share[:-1] for share in shares), strict=True)
    return bytes(_sum(column, weights) for column in columns)


def _weight(x: int, places: Sequence[int]) -> int:
    """Lagrange's basis polynomial of this place, at zero."""
    weight = 1
    for other in places:
        if other != x:
            weight = _times(weight, _times(other, _inverse(x ^ other)))
    return weight


def _sum(column: Sequence[int], weights: Sequence[int]) -> int:
    total = 0
    for y, weight in zip(column, weights, strict=True):
        total ^= _times(y, weight)
    return total


def _times(a: int, b: int) -> int:
    """In the field of AES: x⁸ + x⁴ + x³ + x + 1; eight rounds whatever the bits."""
    product = 0
    for _ in range(8):
        product ^= a * (b & 1)
        a = (a << 1) ^ (0x11B * (a >> 7))
        b >>= 1
    return product


def _inverse(a: int) -> int:
    """a to the power 254."""
    power = 1
    for _ in range(254):
        power = _times(power, a)
    return power
