"""Send a message that a project waits for: a bid, an objection, a complaint."""

from dataclasses import dataclass

from engine.errors import NotFound, Refused, WrongState
from engine.people import permissions
from engine.vocabulary import Data, Fact, Json, Order
from engine.workflow import enclosing, offering, places, routing, submissions
from engine.workflow.project import Project
from engine.workflow.queries.offers import Offers
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SendMessage(Order):
    """To one `project`, or to whichever waits for `name` with this `correlation`.

    A message with a `key` that was taken before does nothing.
    """

    name: str
    data: Data
    project: str | None = None
    correlation: Json = None
    key: str | None = None


def handle(order: SendMessage, work: Work) -> int:
    """Returns how many waiting elements caught it (at least one when new)."""
    if order.key and submissions.known(work, order.key):
        return 0
    target = order.project or routing.find(work.session, order.name, order.correlation)
    if target is None:
        raise NotFound(f"nobody waits for message {order.name}")
    project = work.project(target)
    if order.key and submissions.known(work, order.key):
        return 0
    if project.state != "running":
        raise WrongState(project.title, state=project.state)
    message = project.version.definition.messages.get(order.name)
    if message is None:
        raise NotFound(f"message {order.name}")
    place = places.of_project(work, project)
    permissions.require(
        permissions.may_send(order.actor, message.sender_roles, place), message.title
    )
    offer = offering.offer(work, project)
    known = {**project.root(), **offer.own}
    data = submissions.checked(
        work, project.version, message.form, order.data, known, project=project.id
    )
    _require_offered(order, project, offer)
    enclosing.enclose(work, project.version.forms.get(message.form or ""), data)
    return _deliver(order, work, project, data)


def _require_offered(order: SendMessage, project: Project, offer: Offers) -> None:
    """People send what is offered; what is closed is refused by the diagram, on record."""
    if permissions.is_clock(order.actor) or offer.closed(order.name):
        return
    if not offer.has(order.name):
        raise WrongState(project.title, message=order.name)


def _deliver(order: SendMessage, work: Work, project: Project, data: Data) -> int:
    payload: dict[str, Json] = {**data, "received_at": work.now.isoformat()}
    if work.alias:
        payload["pseudonym"] = work.alias
        project.join("bidder", f"pseudonym:{work.alias}")
    correlation = order.correlation or project.root().get("project_code")
    try:
        caught = project.flow.message(order.name, correlation, payload)
    except Refused as refusal:
        _record_refusal(order, work, project, refusal)
        raise
    if not caught:
        raise WrongState(project.title, message=order.name)
    work.record(
        Fact.MESSAGE_RECEIVED,
        chain=project.chain,
        message=order.name,
        commitment=submissions.keep(work, project, None, data, order.key),
    )
    return caught


def _record_refusal(order: SendMessage, work: Work, project: Project, refusal: Refused) -> None:
    """The attempt stays in the ledger when the refusal is one that is recorded: a late bid."""
    work.record(
        Fact.MESSAGE_REFUSED,
        chain=project.chain,
        message=order.name,
        reason=type(refusal).__name__,
    )
