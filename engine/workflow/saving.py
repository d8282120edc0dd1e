"""Writes a project's tokens and case file, and makes its rows follow them."""

from uuid import uuid4

from sqlalchemy import bindparam, insert, update

from engine.store.base import table_of
from engine.vocabulary import Fact, Message
from engine.workflow import colleagues, references, shadow_messages, shadow_tasks, shadow_timers
from engine.workflow.project import NOTHING, Project, sight
from engine.workflow.search_index import index_title
from engine.workflow.tables import IncidentRow, OutboxRow, ParticipantRow, ProjectRow
from engine.workflow.transaction import Transaction


def write_row(work: Transaction, project: Project) -> None:
    """Tokens and case file, under the revision they were read with."""
    _name(project)
    _end(work, project)
    _know_people(work, project)
    _write_row(work, project)
    references.follow(work, project)


def follow(work: Transaction, project: Project) -> None:
    """Tasks, timers, waits, participants, outbox and facts follow the tokens."""
    after = sight(project.flow) if project.state in ("running", "suspended") else NOTHING
    _happenings(work, project)
    shadow_tasks.follow(work, project, after)
    shadow_timers.follow(work, project, after)
    shadow_messages.follow(work, project, after)
    _join(work, project)
    _incidents(work, project)
    for element, result in project.host.results:
        for fact, particulars in result.facts:
            work.tell(fact, project.chain, {"element": element, **particulars})
        for message in result.messages:
            queue(work, message, project)


def queue(work: Transaction, message: Message, project: Project | None = None) -> None:
    """Promise a message: a row in the same transaction, sent after commit."""
    work.write(
        _PROMISE,
        {
            "project": project.id if project else None,
            "channel": message.channel,
            "key": message.key,
            "body": dict(message.body),
            "state": "queued",
            "attempts": 0,
            "next_at": work.now,
        },
    )
    if project:
        work.record(
            Fact.MESSAGE_QUEUED, chain=project.chain, channel=message.channel, key=message.key
        )


def _know_people(work: Transaction, project: Project) -> None:
    """Whom the open tasks name, by id or login: asked before the writes travel together."""
    for task in project.flow.tasks():
        if task.id not in project.before.tasks:
            for name in (*((task.assignee,) if task.assignee else ()), *task.users):
                project.people[name] = colleagues.id_of(work, name)


def _name(project: Project) -> None:
    root = project.root()
    project.code = str(root.get("unified_code") or project.code)
    project.title = str(root.get("project_name") or project.title)


def _end(work: Transaction, project: Project) -> None:
    if project.state == "running" and project.flow.finished:
        project.state, project.ended_at = "completed", work.now
        work.record(Fact.PROJECT_COMPLETED, chain=project.chain)


def _write_row(work: Transaction, project: Project) -> None:
    tokens, case_file = project.flow.state()
    values = {
        "code": project.code,
        "title": project.title,
        "state": project.state,
        "ended_at": project.ended_at,
        "suspended_at": project.suspended_at,
        "suspended_by": project.suspended_by,
        "tokens": tokens,
        "case_file": case_file,
        "revision": project.revision + 1,
        "b_id": project.id,
        "b_was": project.revision,
    }
    work.write(_UPDATE, values, found=f"project {project.id}")
    if (project.title, project.code) != project.named:
        index_title(work.session, project.id, project.title, project.code or "")


_TABLE = table_of(ProjectRow)
_PROMISE = insert(table_of(OutboxRow)).inline()
_PLAY, _REPORT = insert(table_of(ParticipantRow)), insert(table_of(IncidentRow))
_UPDATE = update(_TABLE).where(
    _TABLE.c.id == bindparam("b_id"), _TABLE.c.revision == bindparam("b_was")
)


def _happenings(work: Transaction, project: Project) -> None:
    for happening in project.flow.happened:
        fact = _FACTS.get(happening.kind)
        if fact:
            told = {"element": happening.element, "token": happening.token, **happening.detail}
            work.tell(fact, project.chain, told)


_FACTS = {
    "timer_fired": Fact.TIMER_FIRED,
    "service": Fact.SERVICE_CALLED,
    "decision": Fact.DECISION_MADE,
}


def _join(work: Transaction, project: Project) -> None:
    for role, key in project.joining:
        work.write(
            _PLAY,
            {"project": project.id, "role": role, "key": key, "joined_at": work.now},
        )
        work.record(Fact.PARTICIPANT_JOINED, chain=project.chain, role=role, key=key)


def _incidents(work: Transaction, project: Project) -> None:
    """Tokens that are held, and due times whose expression went wrong: those stay as they were."""
    for token, (element, reason) in work.held.items() if _runs(work, project) else ():
        _raise(work, project, element, reason, token, held=True)
    for happening in project.flow.happened:
        if happening.kind == "incident" and _had_due(project, happening.token):
            reason = str(happening.detail.get("reason"))
            _raise(work, project, happening.element, reason, happening.token, held=False)


def _had_due(project: Project, token: str) -> bool:
    """A due time that has no value yet is none; one that stands while its text went wrong is."""
    known = project.before.timers.get(token) or project.before.tasks.get(token)
    return known is not None and known.due_at is not None


def _runs(work: Transaction, project: Project) -> bool:
    """In an order that starts a project beside one it follows, only the new one runs."""
    started = [one for one in work.projects.values() if one.before is NOTHING]
    return not started or project in started


def _raise(
    work: Transaction, project: Project, element: str, reason: str, token: str, *, held: bool
) -> None:
    incident = uuid4().hex
    work.write(
        _REPORT,
        {
            "id": incident,
            "project": project.id,
            "token": token if held else None,
            "element": element,
            "reason": reason,
            "raised_at": work.now,
        },
    )
    # The reason may quote what somebody wrote: it stays with the incident, not in the chain.
    work.record(
        Fact.INCIDENT_RAISED,
        chain=project.chain,
        element=element,
        token=token,
        incident=incident,
    )
