"""A bid counts if its order gets `now` before the deadline, to the second (招标投标法 art. 28)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from engine.errors import TooLate
from engine.vocabulary import Json

ZONE = ZoneInfo("Asia/Shanghai")


def require_before(deadline: Json, now: datetime) -> None:
    """
    Raises:
        TooLate: the deadline has come.
    """
    moment = datetime.fromisoformat(str(deadline).split("@")[0])
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZONE)
    if now >= moment:
        raise TooLate(rule="ZTB-14", deadline=moment.isoformat())
