"""Addresses that nobody sees: kept sealed, sent on sealed, opened by the sender alone."""

import re
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import secret_box
from engine.settings import Settings
from engine.store import exact
from engine.trading.notices.tables import AddressRow
from engine.vocabulary import Json
from engine.workflow.queries.answering import house

LONGEST = 254
BLOCK = 4096
"""What is sent on is padded to whole blocks, so that its length hides how many there are."""
_MAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")
_PHONE = re.compile(r"\+?\d{11,15}")


def plain(text: str) -> str | None:
    """A mail address or phone number as it is kept; None when it is neither."""
    told = text.strip()
    digits = re.sub(r"[\s-]", "", told)
    if _PHONE.fullmatch(digits):
        return digits
    return told.lower() if len(told) <= LONGEST and _MAIL.fullmatch(told) else None


def row_of(settings: Settings, project: str, address: str) -> AddressRow:
    id_ = secret_box.digest(settings, f"clarifications:{project}", address)
    return AddressRow(id=id_, project=project, sealed=secret_box.seal(settings, id_, address))


def sealed_for(session: Session, project: str, notice: str) -> str:
    """All addresses of a project as one sealed text, bound to the notice they are to hear of."""
    settings = house(session).settings
    rows = session.scalars(select(AddressRow).where(AddressRow.project == project))
    told = [[row.id, secret_box.unseal(settings, row.id, row.sealed)] for row in rows]
    return secret_box.seal(settings, notice, _padded(told))


def opened(settings: Settings, notice: str, sealed: str) -> Mapping[str, str]:
    """What `sealed_for` closed: id → address; the id takes the address back, see `DropAddress`."""
    told: Json = exact.loads(secret_box.unseal(settings, notice, sealed).strip())
    pairs = told if isinstance(told, list) else []
    return {str(pair[0]): str(pair[1]) for pair in pairs if isinstance(pair, list)}


def _padded(addresses: list[list[str]]) -> str:
    text = exact.dumps(sorted(addresses))
    return text.ljust(-(-len(text) // BLOCK) * BLOCK)
