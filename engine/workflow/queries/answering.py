"""What every query stands on: the house behind the session, the moment, the asker's place."""

from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.language import feel
from engine.people import permissions
from engine.people.permissions import ProjectPlace
from engine.vocabulary import Actor, Data, Json
from engine.workflow import catalogue, clock, loading, prefilling
from engine.workflow.forms import Form
from engine.workflow.host import Host
from engine.workflow.house import House
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.spiff import Flow
from engine.workflow.tables import ParticipantRow, ProjectRow
from engine.workflow.versions import Version


def house(session: Session) -> House:
    return cast(House, session.info["house"])


def now(session: Session) -> datetime:
    """Read once per question."""
    if "reading" not in session.info:
        session.info["reading"] = clock.read(session)
    return cast(clock.Reading, session.info["reading"]).now


def seen_project(session: Session, actor: Actor, id_: str) -> tuple[ProjectRow, ProjectPlace]:
    """A project that this person may see, else it does not exist for them.

    Raises:
        NotFound: there is none, or it is not theirs to see.
    """
    row = session.get(ProjectRow, id_)
    if row is None:
        raise NotFound(f"project {id_}")
    where = place(session, actor, row)
    if not permissions.may_see_project(actor, where):
        raise NotFound(f"project {id_}")
    return row, where


def place(session: Session, actor: Actor, row: ProjectRow) -> ProjectPlace:
    """The place of a project as this person stands to it."""
    own = (
        pseudonym(house(session).settings, row.id, actor.organisation)
        if actor.organisation
        else None
    )
    playing = loading.participants(session, row.id)
    return ProjectPlace(
        region=row.region,
        participants={role: frozenset(keys) for role, keys in playing.items()},
        pseudonym=own,
        sealed="sealing" in catalogue.revision(session, row.item, row.item_revision).content,
    )


def version_of(session: Session, row: ProjectRow) -> Version:
    return house(session).versions.get(session, row.version)


def flow_of(session: Session, row: ProjectRow) -> Flow:
    """The project's flow for reading; nothing it does is saved."""
    version = version_of(session, row)
    home = house(session)
    reading = clock.read(session)
    host = Host(
        session=session,
        now=reading.now,
        functions=home.law(session, reading.law_revision).functions(reading.now),
        services={},
        version=version,
        project=row.id,
        by_clock=True,
    )
    return Flow.load(version.definition, host, row.tokens, row.case_file)


def own_pseudonyms(session: Session, actor: Actor) -> tuple[str, ...]:
    """Audience keys of a bidder in every running project it takes part in under a pseudonym."""
    if "bidder" not in actor.roles or actor.organisation is None:
        return ()
    settings = house(session).settings
    running = (
        select(ParticipantRow.project, ParticipantRow.key)
        .join(ProjectRow, ProjectRow.id == ParticipantRow.project)
        .where(ParticipantRow.role == "bidder", ProjectRow.state.in_(("running", "suspended")))
    )
    return tuple(
        key
        for project, key in session.execute(running)
        if key == f"pseudonym:{pseudonym(settings, project, actor.organisation)}"
    )


def filled(session: Session, actor: Actor, form: Form, base: Data) -> dict[str, Json]:
    """What a form begins with: the case file, and what the house knows of who asks."""
    return prefilling.filled(session, house(session).prefills, actor, form, base, now(session))


def events_of(session: Session, row: ProjectRow, flow: Flow) -> frozenset[str]:
    """Which withheld-until events have come, as the item's FEEL says: `opening`, `award`."""
    events = catalogue.revision(session, row.item, row.item_revision).content.get("events")
    told = events.items() if isinstance(events, dict) else ()
    return frozenset(name for name, text in told if _has_come(flow, str(text)))


def _has_come(flow: Flow, text: str) -> bool:
    """An expression that cannot be evaluated withholds, rather than showing or failing."""
    try:
        return flow.evaluate(None, text) is True
    except feel.FeelError:
        return False
