"""One party that was registered twice becomes one: both histories stay, the old id resolves."""

from dataclasses import dataclass

from sqlalchemy import delete, select, update

from engine.errors import Invalid
from engine.people import moving, permissions
from engine.people.desk import chain_of
from engine.people.kinds import Kind
from engine.people.tables import OrganisationRow, PersonRow
from engine.trading.parties import reaching, recording
from engine.trading.parties.accounts import is_basic
from engine.trading.parties.inspecting import problem
from engine.trading.parties.tables import PartyItemRow, PartyRow
from engine.trading.parties.traits import index_traits
from engine.vocabulary import Fact, Order
from engine.workflow import reasons
from engine.workflow.project import Project
from engine.workflow.tables import AudienceRow, ParticipantRow, TaskRow
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeParties(Order):
    """`kept` and `gone` are ids of organisations; what `gone` took part in is `kept`'s."""

    kept: str
    gone: str
    reason: str


def handle(order: MergeParties, work: Work) -> None:
    """
    Raises:
        NotAllowed: the trading centre's intake merges, nobody else.
        Invalid: no reason; not two market entities; merged before; both take part in one
            project; the one that goes bids now, under a pseudonym that its id alone makes.
    """
    permissions.require(permissions.may_keep_parties(order.actor))
    reason = reasons.given(order.reason)
    kept, gone = _home(work, "kept", order.kept), _home(work, "gone", order.gone)
    if kept.id == gone.id:
        raise Invalid(problem("gone", "party_itself"))
    projects = _projects(work, kept, gone)
    rows = [recording.record(work, one.id) for one in sorted((kept, gone), key=_id)]
    for row in rows:
        _require_whole(work, row)
    _merge(work, kept, gone, projects, reason)


def _id(home: OrganisationRow) -> str:
    return home.id


def _home(work: Work, field: str, organisation: str) -> OrganisationRow:
    home = work.session.get(OrganisationRow, organisation)
    if home is None:
        raise Invalid(problem(field, "no_such_organisation"))
    if home.kind != Kind.MARKET:
        raise Invalid(problem(field, "party_not_market", name=home.name))
    return home


def _projects(work: Work, kept: OrganisationRow, gone: OrganisationRow) -> tuple[Project, ...]:
    """The live projects that the one that goes plays in, locked."""
    theirs = dict(reaching.live_keys(work, gone.id))
    titles = {id_: work.project(id_).title for id_ in sorted(theirs)}
    both = theirs.keys() & dict(reaching.live_keys(work, kept.id)).keys()
    if both:
        named = "、".join(titles[id_] for id_ in sorted(both))
        raise Invalid(problem("gone", "party_meet", projects=named))
    hidden = [id_ for id_, key in theirs.items() if key.startswith("pseudonym:")]
    if hidden:
        named = "、".join(titles[id_] for id_ in sorted(hidden))
        raise Invalid(problem("gone", "party_bids_now", name=gone.name, projects=named))
    return tuple(work.project(id_) for id_ in sorted(theirs))


def _require_whole(work: Work, row: PartyRow) -> None:
    if row.merged_into is not None:
        name = work.session.get_one(OrganisationRow, row.organisation).name
        raise Invalid(problem("gone", "party_merged", name=name))


def _merge(
    work: Work,
    kept: OrganisationRow,
    gone: OrganisationRow,
    projects: tuple[Project, ...],
    reason: str,
) -> None:
    into, out_of = (work.session.get_one(PartyRow, one.id) for one in (kept, gone))
    recording.note(work, into, "merge", {}, {"merged": gone.name, "reason": reason})
    recording.note(work, out_of, "merge", {}, {"merged_into": kept.name, "reason": reason})
    out_of.merged_into = kept.id
    work.session.execute(
        update(PartyRow).where(PartyRow.merged_into == gone.id).values(merged_into=kept.id)
    )
    _move_items(work, kept.id, gone.id)
    _move_parts(work, kept.id, gone.id)
    people = select(PersonRow.id).where(PersonRow.organisation_id == gone.id).order_by(PersonRow.id)
    for person in work.session.scalars(people).all():
        moving.move(work, person, kept.id, reason)
    for one in (kept, gone):
        index_traits(work.session, one.id)
    told = {"kept": kept.id, "gone": gone.id, "reason": reason}
    chains = [*(project.chain for project in projects), chain_of(kept.id), chain_of(gone.id)]
    for chain in chains:
        work.record(Fact.PARTY_MERGED, chain=chain, **told)


def _move_items(work: Work, kept: str, gone: str) -> None:
    """Rows go over; a second basic account is none any more."""
    rows = select(PartyItemRow).where(PartyItemRow.organisation.in_((kept, gone)))
    known = work.session.scalars(rows.order_by(PartyItemRow.added_at, PartyItemRow.id)).all()
    basic = any(is_basic(row) for row in known if row.organisation == kept)
    for row in known:
        if row.organisation == gone:
            row.organisation = kept
            if basic and is_basic(row) and isinstance(row.data, dict):
                row.data = {**row.data, "basic": False}


def _move_parts(work: Work, kept: str, gone: str) -> None:
    """Who takes part, in live projects and in ended ones; ledgers keep what they said."""
    old, new = f"organisation:{gone}", f"organisation:{kept}"
    for project in work.projects.values():
        project.participants = {
            role: tuple(dict.fromkeys(new if key == old else key for key in keys))
            for role, keys in project.participants.items()
        }
    theirs = select(ParticipantRow.project, ParticipantRow.role).where(ParticipantRow.key == new)
    for project_id, role in work.session.execute(theirs).all():
        same = (ParticipantRow.project == project_id, ParticipantRow.role == role)
        work.session.execute(delete(ParticipantRow).where(*same, ParticipantRow.key == old))
    work.session.execute(update(ParticipantRow).where(ParticipantRow.key == old).values(key=new))
    _move_audiences(work, old, new)


def _move_audiences(work: Work, old: str, new: str) -> None:
    """Open tasks wait for `organisation:<id>` and `organisation:<id>:<role>`."""
    wanted = select(AudienceRow).join(TaskRow, TaskRow.id == AudienceRow.task)
    theirs = AudienceRow.audience.startswith(old)
    for row in work.session.scalars(wanted.where(TaskRow.state == "open", theirs)).all():
        row.audience = new + row.audience.removeprefix(old)
