"""Name a statutory channel, or change which notices it publishes and where it answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.people.tables import RegionRow
from engine.trading.notices.tables import MediumRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveMedium(Order):
    """Without a `url` it is simulated beside a demo; no `kinds` means all kinds of notices."""

    key: str
    zh: str
    en: str
    url: str
    region: str
    kinds: tuple[str, ...] = ()
    active: bool = True


def handle(order: SaveMedium, work: Work) -> None:
    """
    Raises:
        NotAllowed: the system administrator keeps the channels.
        Invalid: a name or an address that cannot be.
    """
    permissions.require(permissions.may_keep_media(order.actor))
    if problems := tuple(_problems(order, work)):
        raise Invalid(*problems)
    row = MediumRow(
        key=order.key,
        zh=order.zh.strip(),
        en=order.en.strip(),
        url=order.url.strip(),
        kinds=list(order.kinds),
        region=order.region,
        active=order.active,
    )
    work.session.merge(row)
    work.record(Fact.MEDIUM_SAVED, chain="house", medium=row.key, url=row.url, active=row.active)


def _problems(order: SaveMedium, work: Work) -> Iterator[Problem]:
    if not _KEY.fullmatch(order.key):
        yield _problem("key", "medium_key", "not a key")
    if order.url and not order.url.startswith(("https://", "http://")):
        yield _problem("url", "medium_url", "not an address")
    for name in ("zh", "en"):
        if not 0 < len(getattr(order, name).strip()) <= 100:
            yield Problem(field=name, key="length", text="1 to 100 characters")
    if work.session.get(RegionRow, order.region) is None:
        yield Problem(field="region", key="no_such_region", text="no such region")


def _problem(field: str, key: str, text: str) -> Problem:
    return Problem(field=field, key=key, text=text, params={"field": field})
