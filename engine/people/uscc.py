"""统一社会信用代码 (GB 32100-2015): written alike and checked."""

from stdnum.cn import uscc as standard


def written(code: str) -> str:
    """Capitals without blanks or hyphens."""
    return str(standard.compact(code)).upper()


def valid(code: str) -> bool:
    """Whether length, alphabet, region digits and check character are right."""
    return bool(standard.is_valid(code))
