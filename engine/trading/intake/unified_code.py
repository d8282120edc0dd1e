"""The unified trading code 统一交易标识码: C40, checked by ISO 7064 MOD 37-2."""

from datetime import date

from stdnum.iso7064 import mod_37_2

LENGTH = 40


def unified_code(category: str, uscc: str, day: date, sequence: int) -> str:
    """`TTT-USCC18-yyyyMMdd-NNNNNN-C`, 40 characters.

    Source: field length C40 of the trading data specification V2.0; check over the parts
    without hyphens.

    Raises:
        ValueError: a part has the wrong length or `sequence` is over 999,999.
    """
    if len(category) != 3 or len(uscc) != 18 or not 0 < sequence < 1_000_000:
        raise ValueError("category has 3 signs, USCC 18, sequence 1 to 999999")
    parts = (category, uscc, f"{day:%Y%m%d}", f"{sequence:06d}")
    return "-".join((*parts, mod_37_2.calc_check_digit("".join(parts))))


def is_unified_code(text: str) -> bool:
    """Whether length and check character are right."""
    return len(text) == LENGTH and bool(mod_37_2.is_valid(text.replace("-", "")))
