"""A project's custodians as somebody sees them who may keep one of its keys."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.queries.names import names_of, organisation_names
from engine.trading.keys.plan import plan_of
from engine.trading.keys.queries.custodians import current_keys
from engine.trading.keys.tables import CustodianKeyRow
from engine.vocabulary import Actor
from engine.workflow.queries.answering import house, seen_project


@dataclass(frozen=True, kw_only=True, slots=True)
class Keeper:
    """One of the roles. `mine` says that the actor may keep its key, `own` that they made it."""

    role: str
    mine: bool
    own: bool
    person: str | None = None
    organisation: str | None = None
    fingerprint: str | None = None
    registered_at: datetime | None = None
    rehearsed_at: datetime | None = None
    fixed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Custody:
    """`suite` is the house's; keepers in the order the item names them."""

    project: str
    title: str
    suite: str
    state: str
    keepers: tuple[Keeper, ...]


def custody(session: Session, actor: Actor, project: str, language: str = "zh") -> Custody | None:
    """None where bids of this project are not sealed.

    Raises:
        NotFound: no such project for them.
        NotAllowed: a bidder, who is told the fingerprints by the notice.
    """
    row, place = seen_project(session, actor, project)
    plan = plan_of(session, project)
    if plan is None:
        return None
    permissions.require(permissions.may_read_comments(actor, place), row.title)
    known = {key.role: key for key in current_keys(session, project)}
    return Custody(
        project=project,
        title=row.title,
        suite=house(session).settings.suite,
        state=row.state,
        keepers=tuple(
            _keeper(
                session,
                known.get(role),
                Keeper(role=role, mine=permissions.may_keep_key(actor, place, role), own=False),
                actor,
                language,
            )
            for role in plan.custodians
        ),
    )


def _keeper(
    session: Session, row: CustodianKeyRow | None, empty: Keeper, actor: Actor, language: str
) -> Keeper:
    if row is None:
        return empty
    homes = organisation_names(session, {row.organisation}, language)
    return Keeper(
        role=row.role,
        mine=empty.mine,
        own=row.person == actor.id,
        person=names_of(session, {row.person}).get(row.person),
        organisation=homes.get(row.organisation),
        fingerprint=row.fingerprint,
        registered_at=row.registered_at,
        rehearsed_at=row.rehearsed_at,
        fixed_at=row.fixed_at,
    )
