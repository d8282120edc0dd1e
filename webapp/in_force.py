"""Why an item cannot be started: from when it may be, or since when it no longer may."""

from datetime import datetime

from engine.errors import NotInForce
from webapp.i18n import translate
from webapp.readable import day


def told(refusal: NotInForce) -> str:
    """Empty where the refusal names no day."""
    begins, ended = refusal.where.get("begins"), refusal.where.get("ended")
    if begins:
        at = day(datetime.fromisoformat(str(begins)))
        return translate("这个目录项自 %(at)s 起生效，在此之前不能发起。", at=at)
    if ended:
        at = day(datetime.fromisoformat(str(ended)))
        return translate("这个目录项自 %(at)s 起终止执行，不能再发起。", at=at)
    return ""
