"""Which channels a notice goes to, and under which names the outbox and the sites know them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people.regions import within
from engine.trading.notices.tables import MediumRow

CHANNEL = "second_channel"
"""The outbox channel; each medium but the first has a lane of its own, so that none waits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Medium:
    """`url` is empty for a simulated one beside the demo; no `kinds` means all."""

    key: str
    zh: str
    en: str
    url: str = ""
    kinds: tuple[str, ...] = ()
    region: str = "320000"
    active: bool = True

    @property
    def channel(self) -> str:
        return CHANNEL if self.key == CHANNEL else f"{CHANNEL}:{self.key}"


ONLY = Medium(key=CHANNEL, zh="第二发布渠道", en="Second channel")
"""What a house has that names no medium of its own: SUNROAD_SECOND_CHANNEL."""


def media(session: Session) -> tuple[Medium, ...]:
    """All of the house, those at rest too."""
    rows = session.scalars(select(MediumRow).order_by(MediumRow.key))
    return tuple(_medium(row) for row in rows) or (ONLY,)


def in_scope(session: Session, kind: str, region: str) -> tuple[Medium, ...]:
    """Those that publish a kind of notice from a region."""
    return tuple(
        one
        for one in media(session)
        if one.active and within(region, one.region) and (not one.kinds or kind in one.kinds)
    )


def _medium(row: MediumRow) -> Medium:
    kinds = row.kinds if isinstance(row.kinds, list) else []
    return Medium(
        key=row.key,
        zh=row.zh,
        en=row.en,
        url=row.url,
        kinds=tuple(map(str, kinds)),
        region=row.region,
        active=row.active,
    )
