"""What a person did in a sandbox, as the step of a story that tells it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from engine.demo.province import CITY_OF
from engine.errors import NotFound
from engine.people.queries.person_by_id import person_by_id
from engine.people.tables import OrganisationRow
from engine.vocabulary import Actor, Json, Order
from engine.workflow.orders.attach_document import AttachDocument
from engine.workflow.orders.cancel_project import CancelProject
from engine.workflow.orders.complete_task import CompleteTask
from engine.workflow.orders.resume_project import ResumeProject
from engine.workflow.orders.send_message import SendMessage
from engine.workflow.orders.start_project import StartProject
from engine.workflow.orders.suspend_project import SuspendProject
from engine.workflow.queries.inside import InsideTask, inside
from engine.workflow.tables import ProjectRow, TaskRow

Step = dict[str, Json]


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """A step and the project it is about, None for one that it starts."""

    step: Step
    project: str | None


def noted(session: Session, order: Order) -> Noted | None:
    """None for orders that no story tells. Raises NotFound: it is about what is not there."""
    write = _WRITERS.get(type(order))
    return write(session, order) if write else None


def _start(session: Session, order: StartProject) -> Noted:
    players: Step = {
        role: _key_of(session, keys[0]) for role, keys in order.participants.items() if keys
    }
    own = session.get(OrganisationRow, order.actor.organisation or "")
    for role in sorted(order.actor.roles & session.info["house"].roles.keys()):
        if own is not None and session.info["house"].roles.named_at_start(role):
            players.setdefault(role, own.key)
    step: Step = {
        "start": order.item,
        "region": order.region,
        "participants": players,
        "case": dict(order.data),
        "starter": _login(session, order.actor),
    }
    return Noted(step=step, project=None)


def _key_of(session: Session, player: str) -> str:
    row = session.get(OrganisationRow, player.partition(":")[2])
    return row.key if row else player


def _complete(session: Session, order: CompleteTask) -> Noted:
    row = session.get(TaskRow, order.task)
    project = session.get(ProjectRow, row.project) if row else None
    if row is None or project is None:
        raise NotFound(f"task {order.task}")
    step: Step = {
        "complete": row.element,
        "by": _short(_login(session, order.actor), row.role, project.region),
        **_apart(inside(session, project.id).tasks, row.id),
        "data": dict(order.data),
    }
    return Noted(step=step, project=project.id)


def _short(login: str, role: str | None, region: str) -> str:
    """The role where that says who it is, so that the story can be told of another city."""
    return role if role and login == f"{role}.{CITY_OF.get(region)}" else login


def _apart(tasks: tuple[InsideTask, ...], id_: str) -> Step:
    """What tells a task from others at the same element: its lot, else the names it sees."""
    own = next((task for task in tasks if task.id == id_), None)
    if own is None:
        return {}
    others = [task for task in tasks if task.element == own.element and task.id != id_]
    lot = _lot(own.names)
    if lot is not None and all(_lot(other.names) != lot for other in others):
        return {"lot": lot}
    differing: Step = {
        name: value
        for name, value in own.names.items()
        if isinstance(value, str | int) and any(other.names.get(name) != value for other in others)
    }
    return {"where": differing} if differing else {}


def _lot(names: Mapping[str, Json]) -> Json:
    lot = names.get("lot")
    return lot.get("id") if isinstance(lot, dict) else None


def _send(session: Session, order: SendMessage) -> Noted | None:
    if order.project is None:
        return None
    by = _login(session, order.actor)
    step: Step = {"send": order.name, "by": by, "data": dict(order.data)}
    return Noted(step=step, project=order.project)


def _attach(session: Session, order: AttachDocument) -> Noted:
    step: Step = {"attach": order.name, "by": _login(session, order.actor)}
    if order.message:
        step["message"] = order.message
    return Noted(step=step, project=order.project)


def _suspend(session: Session, order: SuspendProject) -> Noted:
    step: Step = {"suspend": order.reason, "by": _login(session, order.actor)}
    return Noted(step=step, project=order.project)


def _resume(session: Session, order: ResumeProject) -> Noted:
    by = _login(session, order.actor)
    step: Step = {"resume": order.reason, "by": by, "dates": dict(order.dates)}
    return Noted(step=step, project=order.project)


def _cancel(session: Session, order: CancelProject) -> Noted:
    step: Step = {"cancel": order.reason, "by": _login(session, order.actor)}
    return Noted(step=step, project=order.project)


def _login(session: Session, actor: Actor) -> str:
    return person_by_id(session, actor.id).login


_WRITERS: Mapping[type[Order], Callable[[Session, Any], Noted | None]] = {
    StartProject: _start,
    CompleteTask: _complete,
    SendMessage: _send,
    AttachDocument: _attach,
    SuspendProject: _suspend,
    ResumeProject: _resume,
    CancelProject: _cancel,
}
