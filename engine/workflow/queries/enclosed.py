"""Files that came with a message: for whoever has the message before them on a task."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import permissions
from engine.people.permissions import TaskPlace
from engine.vocabulary import Actor, Json
from engine.workflow.forms import Form
from engine.workflow.queries.answering import flow_of, place, version_of
from engine.workflow.tables import AudienceRow, ProjectRow, TaskRow
from engine.workflow.versions import Version

FILES = "filepicker"


def enclosed(
    session: Session, actor: Actor, project: ProjectRow, task: str | None = None
) -> frozenset[str]:
    """Ids of files that the open tasks of this person, or one of them, tell of."""
    version, rows = version_of(session, project), _held(session, actor, project, task)
    told = [(row, told_files(version, row.form)) for row in rows]
    if not any(names for _, names in told):
        return frozenset()
    flow = flow_of(session, project)
    return frozenset(
        text for row, names in told for text in texts(list(flow.prefill(row.token, names).values()))
    )


def told_files(version: Version, form: str | None) -> frozenset[str]:
    """File fields of messages of which a task's form shows what no other message asks."""
    shown = version.forms.get(form or "")
    senders = [message.form for message in version.definition.messages.values() if message.form]
    asked = {id_: version.forms[id_] for id_ in dict.fromkeys(senders) if id_ in version.forms}
    names = {name for one in asked.values() for name in file_fields(one)}
    return frozenset(name for name in names if shown and _tells(shown, name, asked.values()))


def file_fields(form: Form) -> tuple[str, ...]:
    return tuple(field.key for field in form.fields if field.type == FILES and not field.readonly)


def texts(value: Json) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, dict):
        yield from texts(list(value.values()))


def _tells(shown: Form, file: str, asked: Iterable[Form]) -> bool:
    with_it = {name for form in asked if file in file_fields(form) for name in form.level}
    without = {name for form in asked if file not in file_fields(form) for name in form.level}
    return bool(shown.level.keys() & (with_it - without))


def _held(
    session: Session, actor: Actor, project: ProjectRow, task: str | None
) -> Iterator[TaskRow]:
    """Open tasks that wait for this person."""
    around = place(session, actor, project)
    waiting: dict[str, set[str]] = {}
    rows = (
        select(TaskRow, AudienceRow.audience)
        .join(AudienceRow, AudienceRow.task == TaskRow.id)
        .where(TaskRow.project == project.id, TaskRow.state == "open")
    )
    known: dict[str, TaskRow] = {}
    for row, audience in session.execute(rows):
        known[row.id] = row
        waiting.setdefault(row.id, set()).add(audience)
    for id_, row in known.items():
        where = TaskPlace(
            role=row.role, audience=frozenset(waiting[id_]), pseudonym=around.pseudonym
        )
        if task in (None, id_) and permissions.in_lane(actor, where):
            yield row
