"""Whether somebody may keep a project's key in a role, and what their public keys are worth."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from engine.errors import Invalid, NotFound, Problem, SealingRefused, WrongState
from engine.people import permissions
from engine.sealing import custodian_keys
from engine.trading.keys.plan import SealingPlan, plan_of
from engine.trading.keys.queries.custodians import current_keys
from engine.trading.keys.tables import CustodianKeyRow
from engine.vocabulary import Actor
from engine.workflow import places
from engine.workflow.project import Project
from engine.workflow.work import Work


def require_keeper(work: Work, project: Project, role: str) -> SealingPlan:
    """The plan under which the actor may keep a key in this role.

    Raises:
        NotFound: bids are not sealed here, or no custodian has this role.
        NotAllowed: the actor does not play the role in the project.
        WrongState: the project does not run.
    """
    plan = plan_of(work.session, project.id)
    if plan is None or role not in plan.custodians:
        raise NotFound(f"custodian {role}")
    place = places.of_project(work, project)
    permissions.require(permissions.may_keep_key(work.actor, place, role), role)
    if project.state != "running":
        raise WrongState(project.title, state=project.state)
    return plan


def require_apart(actor: Actor, role: str, others: Sequence[CustodianKeyRow]) -> None:
    """Three keys, three people, three organisations.

    Raises:
        Invalid: the person, or somebody of the organisation, keeps another of the keys.
    """
    for other in others:
        if other.role == role:
            continue
        if other.person == actor.id:
            raise _twice("custodian_person_twice", other.role)
        if other.organisation == actor.organisation:
            raise _twice("custodian_organisation_twice", other.role)


def new_row(
    work: Work, project: Project, role: str, public_keys: Mapping[str, str]
) -> CustodianKeyRow:
    """A key that counts from now on, not rehearsed yet.

    Raises:
        Invalid: the public keys are not those of the house's suite.
    """
    suite = work.settings.suite
    try:
        checked = custodian_keys.check_public_keys(suite, public_keys)
    except SealingRefused as refusal:
        told = f"not a public key of this kind: {refusal.where.get('scheme')}"
        raise Invalid(Problem(field="public_keys", key="public_key", text=told)) from refusal
    return CustodianKeyRow(
        id=uuid4().hex,
        project=project.id,
        role=role,
        person=work.actor.id,
        organisation=str(work.actor.organisation),
        suite=suite,
        public_keys=dict(checked),
        fingerprint=custodian_keys.fingerprint(suite, checked),
        state="current",
        registered_at=work.now,
    )


def own_key(work: Work, project: Project, role: str) -> CustodianKeyRow | None:
    """The key that counts for a role, whoever made it."""
    rows = current_keys(work.session, project.id)
    return next((row for row in rows if row.role == role), None)


def _twice(key: str, role: str) -> Invalid:
    return Invalid(Problem(field="role", key=key, text=f"already custodian as {role}"))
