"""Attach a file that already lies in the file store to a project, a task or a message to come."""

from dataclasses import dataclass
from uuid import uuid4

from engine.errors import Invalid, Problem
from engine.people import permissions
from engine.vocabulary import Fact, Order
from engine.workflow import catalogue, places, sender
from engine.workflow.project import Project
from engine.workflow.queries.offers import Offers
from engine.workflow.queries.taking import taken
from engine.workflow.tables import DocumentRow
from engine.workflow.work import Work

CLASSES = ("public", "internal", "personal")


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachDocument(Order):
    """`sha256`, `size` and `media_type` come from the file store, never from the browser.

    With a `message` the file is its sender's alone until the message is sent.
    """

    project: str
    name: str
    sha256: str
    size: int
    media_type: str
    task: str | None = None
    class_: str = "internal"
    message: str | None = None


def handle(order: AttachDocument, work: Work) -> str:
    """Returns the document's id."""
    project = work.project(order.project)
    place, open_to = places.of_project(work, project), _open_to(order, work, project)
    permissions.require(permissions.may_attach(order.actor, place, open_to=open_to))
    places.require_task(work, project, order.task)
    _check(order, work)
    row = DocumentRow(
        id=uuid4().hex,
        project=project.id,
        task=order.task,
        name=order.name,
        sha256=order.sha256,
        size=order.size,
        media_type=order.media_type,
        class_=order.class_ if order.message is None else "personal",
        author=work.shown_as,
        at=work.now,
    )
    work.session.add(row)
    work.record(Fact.DOCUMENT_ATTACHED, chain=project.chain, document=row.id, sha256=order.sha256)
    return row.id


def _open_to(order: AttachDocument, work: Work, project: Project) -> tuple[str, ...]:
    """Who may send the message that the file is for, while the project takes it."""
    if order.message is None:
        return ()
    item = catalogue.revision(work.session, project.item, project.item_revision)
    own = sender.known(work.session, work.house, item, project.id, work.alias, work.now)
    offered = Offers(item=item, flow=project.flow, own=own, now=work.now)
    return taken(project.version.definition, offered, order.message, project.state)


def _check(order: AttachDocument, work: Work) -> None:
    if order.class_ not in CLASSES:
        raise Invalid(Problem(field="class", key="unknown_option", text="not a class"))
    if not order.name or len(order.name) > 255:
        raise Invalid(Problem(field="name", key="length", text="1 to 255 characters"))
    if order.size < 0:
        raise Invalid(Problem(field="size", key="out_of_range", text="a number of bytes"))
    if not work.house.files.has(order.sha256):
        raise Invalid(Problem(field="file", key="missing", text="the file was not stored"))
