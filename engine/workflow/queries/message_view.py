"""A message that a person may send to a project, with its form."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.vocabulary import Actor, Data, Json
from engine.workflow.forms import Form
from engine.workflow.queries.answering import filled, flow_of, place, version_of
from engine.workflow.queries.message_values import May, message_values
from engine.workflow.queries.offers import Closed, Offers, offers
from engine.workflow.spiff import Flow
from engine.workflow.tables import ProjectRow
from engine.workflow.versions import Version


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageView:
    """`offered`: it may be sent now; `closed`: since when and under which row it no longer may."""

    name: str
    title: str
    project: str
    project_title: str
    form_title: str
    schema: Json
    values: Data
    offered: bool
    closed: Closed | None


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
    flow = flow_of(session, row)
    offered = offers(session, row, flow, where.pseudonym)
    may = partial(permissions.may_see_field, actor, where)
    return MessageView(
        name=name,
        title=version.name(name, language, message.title or name),
        project=row.id,
        project_title=row.title,
        form_title=form.title(language) if form else "",
        schema=form.schema(language) if form else None,
        values=_values(session, actor, version, form, offered, may) if form else {},
        offered=_awaited(row, flow, name) and offered.has(name),
        closed=offered.closed(name),
    )


def _values(
    session: Session, actor: Actor, version: Version, form: Form, offered: Offers, may: May
) -> Data:
    """Of the case file what the sender may read, and what is known of the sender."""
    of_case = message_values(version, form, offered.flow.visible(None), may)
    own = {name: offered.own[name] for name in form.names() if name in offered.own}
    return form.initial(filled(session, actor, form, {**of_case, **own}))


def _awaited(row: ProjectRow, flow: Flow, name: str) -> bool:
    return row.state == "running" and any(wait.message == name for wait in flow.waits())
