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
    moment = moment_of(deadline)
    if now >= moment:
        raise TooLate(rule=rule, deadline=moment.isoformat())


def moment_of(deadline: Json) -> datetime:
    """The moment a case file names; without a zone it is Beijing's."""
    moment = datetime.fromisoformat(str(deadline).split("@")[0])
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
