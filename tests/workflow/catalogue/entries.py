"""An item of the province with bounds, as the tests of the catalogue publish it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from engine.vocabulary import OPERATOR, Actor, Json
from engine.workflow.orders.derive_item import DeriveItem
from engine.workflow.orders.publish_package import PublishPackage
from tests.workflow.houses import START, House
from tests.workflow.test_versions import order

CITY = "320100"
PARAMETERS: Mapping[str, Json] = {"answer_days": 3, "notice_days": 20, "size": 5, "local_staff": 2}
BOUNDS: Mapping[str, Json] = {
    "answer_days": {"zh": "答复", "en": "Answer", "unit": "working_day", "min": 1, "max": 5}
    | {"protects": "less", "rule": "ZTB-07"},
    "notice_days": {"zh": "公告期", "en": "Notice", "unit": "calendar_day", "min": 20, "max": 60}
    | {"protects": "more", "rule": "ZTB-01"},
    "size": {"zh": "人数", "en": "Size", "min": 5, "max": 9, "protects": "none"},
    "local_staff": {"zh": "本地人员", "en": "Local staff", "min": 0, "max": 9, "protects": "less"}
    | {"restricts": "track_record"},
}


def provincial(
    parameters: Mapping[str, Json] = PARAMETERS,
    bounds: Mapping[str, Json] = BOUNDS,
    **more: Any,
) -> PublishPackage:
    """The package of `B01` with these parameters."""
    content = {**order().content, "parameters": {**parameters}, "bounds": {**bounds}}
    return order(content=content, **more)


def deriving(house: House, by: Actor | None = None, **more: Any) -> DeriveItem:
    """Nanjing's keeper derives B01."""
    given: dict[str, Any] = {
        "actor": by or keeper(CITY),
        "item": "B01",
        "region": CITY,
        "parameters": {},
        "reason": "更快答复",
    }
    return DeriveItem(**{**given, **more})


def keeper(region: str) -> Actor:
    """Who keeps the catalogue of a region."""
    return Actor(
        id=f"keeper-{region}",
        region=region,
        organisation=f"office-{region}",
        roles=frozenset({"catalogue_keeper"}),
    )


def later(days: int) -> datetime:
    return START + timedelta(days=days)


__all__ = ["BOUNDS", "CITY", "OPERATOR", "PARAMETERS", "deriving", "keeper", "later", "provincial"]
