"""What two records may have alike, so that the same party registered twice is found.

A name without its place and its legal form is cut into pairs of letters; a seat (legal
representative and address) and an account number are kept as digests.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from engine.people.tables import OrganisationRow
from engine.trading.parties.tables import PartyItemRow, PartyRow, PartyTraitRow

FORMS = re.compile("(股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|分公司)$")
PLACES = re.compile("^(中国|江苏省?|[一-龥]{2,3}(?:省|市|县|区))")
NAME, SEAT, ACCOUNT = "name", "seat", "account"


def index_traits(session: Session, organisation: str) -> None:
    """Write the traits of a record anew; one that was merged away has none."""
    session.flush()
    session.execute(delete(PartyTraitRow).where(PartyTraitRow.organisation == organisation))
    found = sorted(set(_traits(session, organisation)))
    if found:
        rows = [{"trait": trait, "organisation": organisation} for trait in found]
        session.execute(insert(PartyTraitRow), rows)


def stem(name: str) -> str:
    """A name without its place and its legal form: 南京长江建设有限公司 → 南京长江建设."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    plain = "".join(letter for letter in folded if letter.isalnum())
    return PLACES.sub("", FORMS.sub("", plain)) or plain


def pairs(name: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a name's stem, and the stem: equal ones share two."""
    text = stem(name)
    return frozenset((text, *(text[i : i + 2] for i in range(len(text) - 1))))


def _traits(session: Session, organisation: str) -> Iterator[str]:
    home = session.get(OrganisationRow, organisation)
    row = session.get(PartyRow, organisation)
    if home is None or row is None or row.merged_into:
        return
    yield from (f"{NAME}:{pair}" for pair in pairs(home.name))
    if row.legal_representative and row.address:
        yield f"{SEAT}:{_digest(row.legal_representative + row.address)}"
    wanted = select(PartyItemRow.data).where(
        PartyItemRow.organisation == organisation, PartyItemRow.part == "accounts"
    )
    for data in session.scalars(wanted):
        if isinstance(data, dict):
            yield f"{ACCOUNT}:{_digest(str(data.get('number')))}"


def _digest(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(letter for letter in folded if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()[:32]
