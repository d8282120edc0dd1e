"""Numbers of sub-accounts: random, so that nobody counts by them, with two check digits."""

import secrets

from stdnum.iso7064 import mod_97_10

PREFIX = "9558"
DIGITS = 12
SYMBOLS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Nothing that is mistaken for something else on paper."""


def new_sub_account() -> str:
    """Eighteen digits, the last two after ISO 7064 MOD 97-10."""
    body = PREFIX + "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    return body + str(mod_97_10.calc_check_digits(body))


def new_ticket() -> str:
    """Eight random characters: a ticket tells nothing of how many there are."""
    drawn = "".join(secrets.choice(SYMBOLS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def is_sub_account(number: str) -> bool:
    """Whether the check digits fit, so that a slip of the pen is found."""
    return len(number) == len(PREFIX) + DIGITS + 2 and bool(mod_97_10.is_valid(number))


def grouped(number: str) -> str:
    """In fours, as it is read out."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
