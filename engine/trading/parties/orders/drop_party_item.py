"""A party takes a row out of its record; the history keeps it."""

from dataclasses import dataclass

from engine.errors import NotFound
from engine.people import permissions
from engine.trading.parties import recording
from engine.trading.parties.tables import PartyItemRow
from engine.vocabulary import Data, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class DropPartyItem(Order):
    item: str


def handle(order: DropPartyItem, work: Work) -> None:
    """
    Raises:
        NotAllowed: only the party itself changes its record.
        NotFound: there is no such row in it.
    """
    organisation = order.actor.organisation or ""
    permissions.require(permissions.may_change_party(order.actor, organisation))
    row = work.session.get(PartyItemRow, order.item)
    if row is None or row.organisation != organisation:
        raise NotFound(f"row {order.item}")
    recording.change(work, organisation, row.part, None, lambda: _drop(work, row))


def _drop(work: Work, row: PartyItemRow) -> tuple[Data, Data]:
    was = row.data if isinstance(row.data, dict) else {}
    work.session.delete(row)
    work.session.flush()
    return {**was, "file": row.file_name or "", "sha256": row.file or ""}, {}
