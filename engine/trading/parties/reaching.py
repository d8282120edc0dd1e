"""A change of a record reaches the projects its party takes part in, or is noted there.

A bidder whose pseudonym still covers it is left alone: a fact in the same order would tell who
it is. Its project reads the record anew when the cover falls.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import or_, select

from engine.store.exact import canonical
from engine.trading.parties.prefill import NAME
from engine.trading.parties.reach import ALWAYS, Reach, reaches
from engine.vocabulary import Data, Fact, Json
from engine.workflow import prefilling
from engine.workflow.project import Project
from engine.workflow.pseudonyms import pseudonym
from engine.workflow.queries.answering import events_of, flow_of
from engine.workflow.tables import ParticipantRow, ProjectRow
from engine.workflow.work import Work

LIVE = ("running", "suspended")
COVER = "opening"
"""The event with which pseudonyms are lifted."""


def concerned(work: Work, organisation: str) -> tuple[tuple[Project, str], ...]:
    """The live projects it takes part in openly, locked, each with the key it has there.

    What is recorded in this order is recorded under no pseudonym.
    """
    found = sorted(live_keys(work, organisation))
    open_ = [(project, key) for project, key in found if not _covered(work, project, key)]
    loaded = tuple((work.project(project), key) for project, key in open_)
    work.alias = None
    return loaded


def _covered(work: Work, project: str, key: str) -> bool:
    """Whether a pseudonym still covers it there; such a project is not even written."""
    if key.startswith("organisation:"):
        return False
    row = work.session.get_one(ProjectRow, project)
    return COVER not in events_of(work.session, row, flow_of(work.session, row))


def live_keys(work: Work, organisation: str) -> Iterator[tuple[str, str]]:
    """Project and key, under its own name or a pseudonym."""
    named = f"organisation:{organisation}"
    wanted = (
        select(ParticipantRow.project, ParticipantRow.key)
        .join(ProjectRow, ProjectRow.id == ParticipantRow.project)
        .where(ProjectRow.state.in_(LIVE))
        .where(or_(ParticipantRow.key == named, ParticipantRow.key.startswith("pseudonym:")))
        .distinct()
    )
    for project, key in work.session.execute(wanted).all():
        own = f"pseudonym:{pseudonym(work.settings, project, organisation)}"
        if key in (named, own):
            yield project, key


def reach(work: Work, projects: Iterable[tuple[Project, str]], before: Data, after: Data) -> None:
    """Each field that changed, in each project: applied while the table allows, else noted."""
    table = reaches(work.settings.processes)
    moved = [one for one in table.values() if _differs(before, after, one.field)]
    for project, key in projects if moved else ():
        row = work.session.get_one(ProjectRow, project.id)
        events = events_of(work.session, row, project.flow)
        _tell(work, project, key, moved, events)
        _apply(project, [one for one in moved if _reaches(one, events)], before, after)


def _tell(
    work: Work, project: Project, key: str, moved: list[Reach], events: frozenset[str]
) -> None:
    """One fact for what reached the project, one for what is only noted; never the values."""
    for fact, reached in ((Fact.PARTY_CHANGE_REACHED, True), (Fact.PARTY_CHANGE_NOTED, False)):
        told = [one for one in moved if _reaches(one, events) is reached]
        if told:
            fields: list[Json] = [one.field for one in told]
            basis: list[Json] = list(dict.fromkeys(one.basis for one in told))
            words = "、".join(dict.fromkeys(one.zh for one in told))
            work.record(fact, chain=project.chain, key=key, fields=fields, basis=basis, what=words)


def _apply(project: Project, reached: list[Reach], before: Data, after: Data) -> None:
    """The case file's copies that still say what the record said, and only those."""
    fields = {one.field for one in reached}
    was = {name: before[name] for name in fields if name in before}
    now = {name: after[name] for name in fields if name in after}
    values: dict[str, Json] = {}
    for form in project.version.forms.values():
        values.update(prefilling.changed(form, was, now, project.root(), NAME))
    if values:
        project.flow.write(values)


def _reaches(one: Reach, events: frozenset[str]) -> bool:
    return one.until == ALWAYS or one.until not in events


def _differs(before: Data, after: Data, field: str) -> bool:
    return canonical(before.get(field)) != canonical(after.get(field))
