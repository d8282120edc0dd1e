"""Who presides closes the opening once the minutes bear the signatures of host and recorder."""

from dataclasses import dataclass

from engine.errors import WrongState
from engine.people import permissions
from engine.trading.opening.being_held import being_held
from engine.trading.opening.capacities import HOST, RECORDER
from engine.trading.opening.queries.openings import signatures
from engine.trading.opening.telling import CLOSED
from engine.vocabulary import Fact, Json, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseOpening(Order):
    project: str
    lot: str


def handle(order: CloseOpening, work: Work) -> None:
    """Bidders who have not signed by now accept the minutes (财政部令87号 art. 42).

    Raises:
        WrongState: host or recorder has not signed.
    """
    held = being_held(work, order.project, order.lot)
    permissions.require(permissions.may_host_opening(order.actor, held.place), order.lot)
    opening = held.opening
    signed = {row.capacity for row in signatures(work.session, opening.id)}
    if not {HOST, RECORDER} <= signed:
        raise WrongState(opening.lot_name, opening="unsigned")
    opening.closed_at = work.now
    payload: dict[str, Json] = {
        "minutes_hash": opening.minutes_hash,
        "opened_at": opening.began_at.isoformat(),
        "opening_objections": _objections(opening.minutes),
    }
    work.record(
        Fact.OPENING_CLOSED, chain=held.project.chain, lot=order.lot, hash=opening.minutes_hash
    )
    work.session.flush()
    held.project.flow.message(CLOSED, opening.id, payload)


def _objections(minutes: Json) -> list[Json]:
    """As the minutes tell them: rows of {objector, objection, reply}."""
    told = minutes.get("objections") if isinstance(minutes, dict) else None
    return [
        {"objector": one["by"], "objection": one["text"], "reply": one["answer"]}
        for one in (told if isinstance(told, list) else [])
        if isinstance(one, dict)
    ]
