"""Say that one has a file of a draft open; others see it for a minute."""

from dataclasses import dataclass

from engine.errors import NotFound
from engine.people import permissions
from engine.studio import paths
from engine.studio.tables import StudioDraftRow, StudioPresenceRow
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SeeDraft(Order):
    draft: str
    path: str


def handle(order: SeeDraft, work: Work) -> None:
    """Leaves no fact: nothing is changed."""
    row = work.session.get(StudioDraftRow, order.draft)
    if row is None:
        raise NotFound(f"draft {order.draft}")
    permissions.require(permissions.may_write_draft(order.actor, row.region), row.title)
    paths.require(order.path, b"")
    work.session.merge(
        StudioPresenceRow(
            draft=order.draft, person=order.actor.id, path=order.path, seen_at=work.now
        )
    )
