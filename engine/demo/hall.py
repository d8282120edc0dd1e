"""What a story's people do in the opening hall, as orders."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.app import Engine
from engine.trading.opening.orders.answer_objection import AnswerOpeningObjection
from engine.trading.opening.orders.close_opening import CloseOpening
from engine.trading.opening.orders.draw_up_minutes import DrawUpMinutes
from engine.trading.opening.orders.raise_objection import RaiseOpeningObjection
from engine.trading.opening.orders.sign_in import SignInToOpening
from engine.trading.opening.orders.sign_minutes import SignMinutes
from engine.trading.opening.queries.openings import objections, opening_of
from engine.vocabulary import Actor, Json, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """Somebody's act in the hall of one lot; `text` is what is said with it."""

    engine: Engine
    actor: Actor
    project: str
    lot: str
    text: str


def hall_order(engine: Engine, actor: Actor, project: str, step: Mapping[str, Json]) -> Order:
    """`hall` names the act, `lot` the lot, `text` what is said with it."""
    act = Act(
        engine=engine,
        actor=actor,
        project=project,
        lot=str(step["lot"]),
        text=str(step.get("text") or ""),
    )
    return ACTS[str(step["hall"])](act)


def _sign_in(act: Act) -> Order:
    return SignInToOpening(actor=act.actor, project=act.project, lot=act.lot)


def _object(act: Act) -> Order:
    return RaiseOpeningObjection(actor=act.actor, project=act.project, lot=act.lot, text=act.text)


def _answer(act: Act) -> Order:
    waiting = act.engine.ask(_unanswered, act.project, act.lot)
    return AnswerOpeningObjection(
        actor=act.actor, project=act.project, lot=act.lot, objection=waiting, answer=act.text
    )


def _draw_up(act: Act) -> Order:
    return DrawUpMinutes(actor=act.actor, project=act.project, lot=act.lot)


def _sign(act: Act) -> Order:
    digest = act.engine.ask(_minutes_hash, act.project, act.lot)
    return SignMinutes(actor=act.actor, project=act.project, lot=act.lot, hash=digest)


def _close(act: Act) -> Order:
    return CloseOpening(actor=act.actor, project=act.project, lot=act.lot)


def _unanswered(session: Session, project: str, lot: str) -> str:
    """The first objection without an answer; empty where there is none."""
    opening = opening_of(session, project, lot)
    rows = objections(session, opening.id) if opening else ()
    return next((row.id for row in rows if row.answered_at is None), "")


def _minutes_hash(session: Session, project: str, lot: str) -> str:
    opening = opening_of(session, project, lot)
    return str(opening.minutes_hash) if opening else ""


ACTS: Mapping[str, Callable[[Act], Order]] = {
    "sign_in": _sign_in,
    "object": _object,
    "answer": _answer,
    "draw_up": _draw_up,
    "sign": _sign,
    "close": _close,
}
