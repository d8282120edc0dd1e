"""Chinese fonts of this machine: without one of them a letter would hold empty boxes."""

from functools import cache

import typst

from engine.store.doctor import Finding

FAMILIES = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
)
"""The first of these that is there is used; templates are given the list."""


@cache
def fonts() -> typst.Fonts:
    """Every font of the machine, searched once per process."""
    return typst.Fonts()


def chinese() -> tuple[str, ...]:
    """Those of `FAMILIES` that are installed, the preferred one first."""
    there = frozenset(fonts().families())
    return tuple(family for family in FAMILIES if family in there)


def finding() -> Finding:
    """What the doctor says of them."""
    found = chinese()
    detail = found[0] if found else "no Chinese font; install Noto Serif CJK (fonts-noto-cjk)"
    return Finding(ok=bool(found), name="fonts", detail=detail)
