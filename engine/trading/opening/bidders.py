"""Who a bid is from: what its envelope says must agree with the pseudonym it came under."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.people.tables import OrganisationRow
from engine.vocabulary import Json
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.queries.answering import house


@dataclass(frozen=True, kw_only=True, slots=True)
class Bidder:
    """An organisation as the platform knows it, whatever the envelope calls it."""

    organisation: str
    name: str
    uscc: str | None


def bidder_behind(
    session: Session, project: str, alias: str, read_out: Mapping[str, Json]
) -> Bidder | None:
    """None where the envelope names nobody, or somebody else than who sent it."""
    named = str(read_out.get("organisation") or "")
    if not named or pseudonym(house(session).settings, project, named) != alias:
        return None
    row = session.get(OrganisationRow, named)
    return Bidder(organisation=row.id, name=row.name, uscc=row.uscc) if row else None
