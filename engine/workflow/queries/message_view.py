"""A message that a person may send to a project, with its form."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.vocabulary import Actor, Data, Json
from engine.workflow.queries.answering import flow_of, place, version_of
from engine.workflow.queries.message_values import message_values
from engine.workflow.tables import ProjectRow


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageView:
    name: str
    title: str
    project: str
    project_title: str
    form_title: str
    schema: Json
    values: Data


def message_view(
    session: Session, actor: Actor, id_: str, name: str, language: str = "zh"
) -> MessageView:
    """The page that sends one message.

    Raises:
        NotFound: the project does not wait for it, or it is not theirs to send.
    """
    row = session.get(ProjectRow, id_)
    if row is None:
        raise NotFound(f"project {id_}")
    version = version_of(session, row)
    message = version.definition.messages.get(name)
    where = place(session, actor, row)
    if message is None or not permissions.may_send(actor, message.sender_roles, where):
        raise NotFound(f"message {name}")
    form = version.forms.get(message.form or "")
    root = flow_of(session, row).visible(None)
    may = partial(permissions.may_see_field, actor, where)
    return MessageView(
        name=name,
        title=version.name(name, language, message.title or name),
        project=row.id,
        project_title=row.title,
        form_title=form.title(language) if form else "",
        schema=form.schema(language) if form else None,
        values=message_values(version, form, root, may) if form else {},
    )
