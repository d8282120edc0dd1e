"""A party changes what its record says of it: names, representative, address, region."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import Invalid
from engine.people import permissions
from engine.people.desk import chain_of
from engine.people.name_index import index_names
from engine.people.tables import OrganisationRow, RegionRow
from engine.trading.parties import recording
from engine.trading.parties.fields import HEAD, PartyField, PartyKind
from engine.trading.parties.inspecting import problem, taken
from engine.trading.parties.tables import PartyRow
from engine.vocabulary import Data, Fact, Json, Order
from engine.workflow.work import Work

REGION = PartyField(name="region", zh="行政区划", en="Region", required=True)
REPRESENTATIVE = next(field for field in HEAD if field.name == "legal_representative")
NAMED = ("name", "name_en", "region")
"""What the organisation itself holds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeParty(Order):
    """`data` holds every field of the head and `region`; `revision` is what was seen."""

    data: Data
    revision: int | None = None


def handle(order: ChangeParty, work: Work) -> None:
    """
    Raises:
        NotAllowed: only the party itself changes its record.
        Invalid: every field that is wrong.
        SomeoneWasFaster: the record was changed meanwhile.
    """
    organisation = order.actor.organisation or ""
    permissions.require(permissions.may_change_party(order.actor, organisation))
    kept = _checked(work.session, organisation, order.data)
    recording.change(
        work, organisation, "head", order.revision, lambda: _change(work, organisation, kept)
    )


def _checked(session: Session, organisation: str, data: Data) -> dict[str, Json]:
    kept, problems = taken((*HEAD, REGION), data)
    region = kept.get("region")
    if kept.get("legal_representative") == "" and not _is_natural(session, organisation):
        problems = [*problems, problem(REPRESENTATIVE, "required")]
    if region and session.get(RegionRow, str(region)) is None:
        problems = [*problems, problem(REGION, "no_such_region")]
    if problems:
        raise Invalid(*problems)
    return kept


def _is_natural(session: Session, organisation: str) -> bool:
    row = session.get(PartyRow, organisation)
    return row is not None and row.kind == PartyKind.NATURAL_PERSON


def _change(work: Work, organisation: str, kept: Data) -> tuple[Data, Data]:
    """Only what differs counts as changed."""
    home = work.session.get_one(OrganisationRow, organisation)
    row = work.session.get_one(PartyRow, organisation)
    was: dict[str, Json] = {}
    now: dict[str, Json] = {}
    for name, value in kept.items():
        holder = home if name in NAMED else row
        if getattr(holder, name) != value:
            was[name], now[name] = getattr(holder, name), value
            setattr(holder, name, value)
    named = [name for name in now if name in NAMED]
    if named:
        index_names(work.session, home.id, (home.name, home.name_en, home.key, home.uscc))
        work.record(
            Fact.ORGANISATION_CHANGED,
            chain=chain_of(home.id),
            organisation=home.id,
            fields=[*named],
        )
    return was, now
