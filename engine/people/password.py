"""Passwords: what is accepted, how they are kept (argon2id), one-time ones."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from engine.people.inspection import Inspection

LEAST = 12
LEAST_IN_DEMO = 4
MOST = 256
ONE_TIME_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

# OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes. Orders verify inside their transaction,
# so argon2's own larger default would hold SQLite's only write lock three times as long.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$ZvVCJdWfqqoAU88UZcdDEA"
    "$1f0vXkt/FVd68kgWPHNo+eTqqMKJRltYcBFilFN5MFQ"
)

COMMON = frozenset(
    [
        "123456789012",
        "1234567890123",
        "111111111111",
        "000000000000",
        "123123123123",
        "112233445566",
        "qwertyuiop12",
        "qwertyuiop123",
        "qwerty123456",
        "1qaz2wsx3edc",
        "1q2w3e4r5t6y",
        "password1234",
        "password12345",
        "passw0rd1234",
        "admin1234567",
        "administrator",
        "adminadmin12",
        "iloveyou1234",
        "welcome12345",
        "abc123456789",
        "abcdefghijkl",
        "woaini123456",
        "woaini1314520",
        "5201314520131",
        "letmein12345",
        "changeme1234",
        "sunroad12345",
        "jiangsu12345",
        "nanjing12345",
        "yangguang123",
    ]
)


def hashed(password: str) -> str:
    """Its argon2id hash with salt and parameters."""
    return _HASHER.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password of a hash; None (nobody) takes as long and is False."""
    try:
        return _HASHER.verify(kept or _NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


def one_time() -> str:
    """Four groups of four letters, 79 bits, easy to read out."""
    groups = ("".join(secrets.choice(ONE_TIME_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def inspect(look: Inspection, field: str, password: object, login: str, *, demo: bool) -> bool:
    """Length, not common, not one letter over and over, not made of the login."""
    if not look.text(field, password, least=LEAST_IN_DEMO if demo else LEAST, most=MOST):
        return False
    folded = str(password).casefold()
    if demo:
        return True
    if folded in COMMON or len(set(folded)) < 4:
        return look.wrong(field, "common_password")
    if len(login) >= 4 and login in folded:
        return look.wrong(field, "holds_login")
    return True
