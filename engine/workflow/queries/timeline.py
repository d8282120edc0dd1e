"""What happened in a project, from the ledger, newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.queries.names import names_of
from engine.store import ledger
from engine.vocabulary import Actor, Data
from engine.workflow.queries.answering import events_of, flow_of, seen_project, version_of
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One fact as a line: who, when, what, at which element."""

    seq: int
    at: datetime
    actor: str
    actor_name: str
    fact: str
    element: str | None
    element_name: str | None
    particulars: Data
    hash: str


def timeline(
    session: Session,
    actor: Actor,
    id_: str,
    before: int | None = None,
    limit: int = 50,
    language: str = "zh",
) -> tuple[Event, ...]:
    """Facts of the project's chain that this person may see.

    Raises:
        NotFound: no such project for them.
    """
    row, where = seen_project(session, actor, id_)
    facts = ledger.latest(session, f"project:{id_}", before_seq=before, limit=limit)
    names = names_of(session, {fact.actor for fact in facts})
    version = version_of(session, row)
    events = events_of(session, row, flow_of(session, row))
    return tuple(
        _event(fact, names, version, language)
        for fact in facts
        if permissions.may_see_fact(
            actor, where, fact.fact, fact.particulars, by=fact.actor, events=events
        )
    )


def _event(fact: ledger.Recorded, names: dict[str, str], version: Version, language: str) -> Event:
    element = str(fact.particulars.get("element") or "") or None
    known = version.definition.elements.get(element or "")
    return Event(
        seq=fact.seq,
        at=fact.at,
        actor=fact.actor,
        actor_name=names.get(fact.actor, fact.actor),
        fact=fact.fact,
        element=element,
        element_name=version.name(known.id, language, known.name) if known else None,
        particulars=fact.particulars,
        hash=fact.hash,
    )
