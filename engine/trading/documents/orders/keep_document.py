"""A document was typeset and signed: note the file that it became."""

from dataclasses import dataclass

from engine.errors import Invalid, NotFound, Problem
from engine.people import permissions
from engine.trading.documents.tables import IssuedRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepDocument(Order):
    """`sha256` names a file of the store. A second call about a document changes nothing."""

    project: str
    document: str
    sha256: str
    size: int


def handle(order: KeepDocument, work: Work) -> None:
    """
    Raises:
        NotAllowed: only the clock gives this order.
        NotFound: no such document in this project.
        Invalid: the file was not stored.
    """
    permissions.require(permissions.is_clock(order.actor))
    project = work.project(order.project)
    row = work.session.get(IssuedRow, order.document)
    if row is None or row.project != project.id:
        raise NotFound(f"document {order.document}")
    if not work.house.files.has(order.sha256) or order.size < 1:
        raise Invalid(Problem(field="sha256", key="missing", text="the file was not stored"))
    if row.sha256 is None:
        row.sha256, row.size = order.sha256, order.size
        work.record(Fact.LETTER_SIGNED, chain=project.chain, document=row.id, sha256=order.sha256)
