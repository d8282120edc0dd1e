"""The moment of a receipt as a deadline is compared with it: to the second, in Beijing."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


def to_the_second(text: str) -> str:
    """`2026-03-02 09:00:05`."""
    return f"{datetime.fromisoformat(text).astimezone(ZONE):%Y-%m-%d %H:%M:%S}"
