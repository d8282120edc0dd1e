"""The second factor: six digits from an authenticator (RFC 6238), each usable once."""

import hmac
import secrets
from datetime import datetime

import pyotp

STEP_SECONDS = 30
ISSUER = "阳光交易 Sunroad"
RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """160 random bits, base32."""
    return pyotp.random_base32()


def address(secret: str, login: str) -> str:
    """The otpauth:// address that an authenticator reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def used_step(secret: str, code: str, now: datetime, last_step: int) -> int | None:
    """The 30-second step a code belongs to: now, one before or after, later than the last used.

    None when it matches none of them (RFC 6238, 5.2: a code is accepted once).
    """
    current = int(now.timestamp()) // STEP_SECONDS
    found: int | None = None
    for step in (current - 1, current, current + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), code.encode()) and step > last_step:
            found = step
    return found


def code_at(secret: str, step: int) -> str:
    """The six digits of a step."""
    return pyotp.TOTP(secret).at(step * STEP_SECONDS)


def recovery_codes() -> tuple[str, ...]:
    """Ten codes such as `k3vqp-8m2xa`, 49 bits each."""
    return tuple(f"{_letters()}-{_letters()}" for _ in range(RECOVERY_CODES))


def plain(code: str) -> str:
    """What was typed, without spaces, in small letters."""
    return "".join(code.split()).casefold()


def _letters() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(5))
