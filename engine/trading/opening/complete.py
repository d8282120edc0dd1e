"""Whether nothing is missing any more: then the read-out need not wait for the window's end."""

from engine.sealing.shares import THRESHOLD
from engine.trading.bids.queries.sealed_bids import sealed_bids
from engine.trading.opening.finding import BIDDER
from engine.trading.opening.queries.openings import secrets_by_bid
from engine.trading.opening.tables import OpeningRow
from engine.trading.opening.telling import COMPLETE
from engine.workflow.project import Project
from engine.workflow.work import Work


def tell_if_complete(work: Work, project: Project, opening: OpeningRow) -> None:
    """Two usable shares and the bidder's key for every bid."""
    work.session.flush()
    handed = secrets_by_bid(work.session, opening.id)
    for bid in sealed_bids(work.session, project.id, opening.lot):
        kinds = {kind for kind, row in handed.get(bid.bid, {}).items() if row.usable}
        if BIDDER not in kinds or len(kinds - {BIDDER}) < THRESHOLD:
            return
    project.flow.message(COMPLETE, opening.id, {})
