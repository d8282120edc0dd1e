"""Whether a project takes a message now, and from whom."""

from sqlalchemy.orm import Session

from engine.vocabulary import Actor
from engine.workflow.queries.answering import flow_of, place, version_of
from engine.workflow.queries.offers import Offers, offers
from engine.workflow.spiff import Definition
from engine.workflow.tables import ProjectRow


def senders_of(session: Session, actor: Actor, row: ProjectRow, name: str) -> tuple[str, ...]:
    """The roles that may send a message to a project; none while it does not take it."""
    flow = flow_of(session, row)
    offered = offers(session, row, flow, place(session, actor, row).pseudonym)
    return taken(version_of(session, row).definition, offered, name, row.state)


def taken(definition: Definition, offered: Offers, name: str, state: str) -> tuple[str, ...]:
    """As `senders_of`, of a project that is at hand."""
    message = definition.messages.get(name)
    awaited = any(wait.message == name for wait in offered.flow.waits())
    if message is None or state != "running" or not awaited or not offered.has(name):
        return ()
    return message.sender_roles
