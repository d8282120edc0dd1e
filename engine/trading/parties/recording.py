"""Every change of a record: its history, its traits, its fact, and the projects it reaches."""

from collections.abc import Callable

from engine.errors import NotFound, SomeoneWasFaster
from engine.people.desk import chain_of
from engine.people.tables import OrganisationRow
from engine.trading.parties import reaching
from engine.trading.parties.fields import PartyKind
from engine.trading.parties.party import told
from engine.trading.parties.queries.party_of import party_of
from engine.trading.parties.tables import PartyChangeRow, PartyRow
from engine.trading.parties.traits import index_traits
from engine.vocabulary import Data, Fact
from engine.workflow.work import Work

Change = Callable[[], tuple[Data, Data]]
"""Makes the change; what it was and what it is, field by field."""


def change(work: Work, organisation: str, part: str, revision: int | None, make: Change) -> None:
    """Projects are locked first, in the order of their ids; then the record.

    Raises:
        SomeoneWasFaster: the record is no longer at the revision that was seen.
    """
    concerned = reaching.concerned(work, organisation)
    row = record(work, organisation)
    if revision is not None and revision != row.revision:
        raise SomeoneWasFaster("the record was changed meanwhile")
    before = told(party_of(work.session, organisation, at=work.now))
    was, now = make()
    if was == now:
        return
    note(work, row, part, was, now)
    after = told(party_of(work.session, organisation, at=work.now))
    reaching.reach(work, concerned, before, after)


def note(work: Work, row: PartyRow, part: str, was: Data, now: Data) -> None:
    """The dated history, and the fact, which tells the fields and never what they hold."""
    row.revision, row.changed_at = row.revision + 1, work.now
    work.session.add(
        PartyChangeRow(
            organisation=row.organisation,
            revision=row.revision,
            at=work.now,
            by=work.actor.id,
            part=part,
            before=dict(was),
            after=dict(now),
        )
    )
    index_traits(work.session, row.organisation)
    work.record(
        Fact.PARTY_CHANGED,
        chain=chain_of(row.organisation),
        organisation=row.organisation,
        part=part,
        revision=row.revision,
    )


def record(work: Work, organisation: str) -> PartyRow:
    """The row of a record, locked; one is begun for an organisation that had none yet.

    Raises:
        NotFound: there is no such organisation.
    """
    home = work.session.get(OrganisationRow, organisation, with_for_update=True)
    if home is None:
        raise NotFound(f"organisation {organisation}")
    row = work.session.get(PartyRow, organisation, with_for_update=True)
    return row or begin(work, organisation, PartyKind.LEGAL_PERSON)


def begin(work: Work, organisation: str, kind: str) -> PartyRow:
    """A record that says nothing yet."""
    row = PartyRow(
        organisation=organisation,
        kind=kind,
        legal_representative="",
        address="",
        registered_at=work.now,
        changed_at=work.now,
        revision=0,
    )
    work.session.add(row)
    work.session.flush()
    return row
