"""A bid counts if its order gets `now` before the deadline, to the second (招标投标法 art. 28)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from engine.errors import TooLate
from engine.vocabulary import Json

ZONE = ZoneInfo("Asia/Shanghai")
RULE = "ZTB-14"
"""A bid that comes late is not taken (招标投标法实施条例 art. 36)."""


def require_before(deadline: Json, now: datetime, rule: str = RULE) -> None:
    """
    Raises:
        TooLate: the deadline has come; `where` holds `rule` and `deadline`.
    """
    moment = datetime.fromisoformat(str(deadline).split("@")[0])
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZONE)
    if now >= moment:
        raise TooLate(rule=rule, deadline=moment.isoformat())
