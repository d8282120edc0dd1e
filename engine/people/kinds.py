"""What an organisation is, and which families of roles its people may hold."""

from enum import StrEnum

from engine.people.roles import Family


class Kind(StrEnum):
    """centre 交易中心, department 行政部门, market 市场主体, platform 平台运营单位."""

    CENTRE = "centre"
    DEPARTMENT = "department"
    MARKET = "market"
    PLATFORM = "platform"


NAMES = {
    Kind.CENTRE: ("交易中心", "Trading centre"),
    Kind.DEPARTMENT: ("行政部门", "Department"),
    Kind.MARKET: ("市场主体", "Market entity"),
    Kind.PLATFORM: ("平台运营单位", "Platform operator"),
}

ONLY = {Family.SERVICE: Kind.CENTRE, Family.SUPERVISION: Kind.DEPARTMENT}
"""Families that reach a whole region, and whose staff alone may hold their roles."""


def may_hold(family: Family, kind: str) -> bool:
    """Whether people of an organisation of this kind may hold roles of a family."""
    return ONLY.get(family) in (None, kind)
