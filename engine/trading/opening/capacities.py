"""In which capacity somebody comes to an opening and signs its minutes."""

from engine.people import permissions
from engine.trading.opening.being_held import Held
from engine.workflow.work import Work

HOST, RECORDER, BIDDER = "host", "recorder", "bidder"


def capacity_of(work: Work, held: Held) -> str | None:
    """A bidder of the lot, who presides or who records; None for anybody else."""
    if held.bid is not None:
        return BIDDER
    if permissions.may_host_opening(work.actor, held.place):
        return HOST
    if permissions.may_record_opening(work.actor, held.place):
        return RECORDER
    return None
