"""Values as people read them: moments in Shanghai, numbers with thousands, yes and no."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from engine.store import exact
from engine.vocabulary import Json
from webapp.i18n import translate

ZONE = ZoneInfo("Asia/Shanghai")
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def moment(value: datetime | None) -> str:
    """2026-03-02 09:00 in Shanghai."""
    return f"{value.astimezone(ZONE):%Y-%m-%d %H:%M}" if value else ""


def day(value: datetime | None) -> str:
    """2026-03-02 周一 in Shanghai."""
    if value is None:
        return ""
    local = value.astimezone(ZONE)
    return f"{local:%Y-%m-%d} {translate(WEEKDAYS[local.weekday()])}"


def clock(value: datetime | None) -> str:
    return f"{value.astimezone(ZONE):%H:%M:%S}" if value else ""


def shown(value: Json) -> str:
    """A value whose kind no form tells."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return translate("是") if value else translate("否")
    if isinstance(value, int | Decimal):
        return number(value)
    return _readable(value) if isinstance(value, str) else exact.dumps(value)


def number(value: Json) -> str:
    """98,600,000.00: every digit it has, thousands apart."""
    return f"{value:,}" if isinstance(value, int | Decimal) else str(value)


def _readable(text: str) -> str:
    """A moment as the case file holds it (its zone perhaps behind an @); other text as it is."""
    if len(text) < 16 or text[4:5] != "-" or text[10:11] != "T":
        return text
    try:
        value = datetime.fromisoformat(text.split("@")[0])
    except ValueError:
        return text
    return moment(value) if value.tzinfo else text[:16].replace("T", " ")
