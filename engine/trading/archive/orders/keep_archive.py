"""An archive was packed: note the file that it became."""

from dataclasses import dataclass

from engine.errors import Invalid, NotFound, Problem
from engine.people import permissions
from engine.trading.archive.tables import ArchiveRow
from engine.vocabulary import Fact, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepArchive(Order):
    """`sha256` names a file of the store. A second call about an archive changes nothing."""

    project: str
    sha256: str
    size: int


def handle(order: KeepArchive, work: Work) -> None:
    """
    Raises:
        NotAllowed: only the clock gives this order.
        NotFound: no such project, or its archive was not sealed.
        Invalid: the file was not stored.
    """
    permissions.require(permissions.is_clock(order.actor))
    project = work.project(order.project)
    row = work.session.get(ArchiveRow, project.id)
    if row is None or row.sealed_at is None:
        raise NotFound(f"sealed archive of project {order.project}")
    if not work.house.files.has(order.sha256) or order.size < 1:
        raise Invalid(Problem(field="sha256", key="missing", text="the file was not stored"))
    if row.package is None:
        row.package, row.package_size, row.packed_at = order.sha256, order.size, work.now
        work.record(Fact.ARCHIVE_PACKED, chain=project.chain, sha256=order.sha256)
