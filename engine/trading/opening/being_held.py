"""An opening being held, with its project under lock: what every order in the hall needs."""

from dataclasses import dataclass

from engine.errors import NotFound, WrongState
from engine.people.permissions import ProjectPlace
from engine.trading.bids.queries.receipts import standing
from engine.trading.opening.queries.openings import opening_of
from engine.trading.opening.tables import OpeningRow
from engine.workflow import places
from engine.workflow.project import Project
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A running project, its opening that is not closed, and how the actor stands to it.

    `bid` is the id of the bid that the actor's organisation has here; None for all others.
    """

    project: Project
    opening: OpeningRow
    place: ProjectPlace
    bid: str | None


def being_held(work: Work, project_id: str, lot: str) -> Held:
    """
    Raises:
        NotFound: no such project, or this lot's opening has not begun.
        WrongState: the project does not run, or the opening is closed.
    """
    project = work.project(project_id)
    opening = opening_of(work.session, project.id, lot)
    if opening is None:
        raise NotFound(f"opening of lot {lot}")
    if project.state != "running":
        raise WrongState(project.title, state=project.state)
    if opening.closed_at is not None:
        raise WrongState(opening.lot_name, opening="closed")
    place = places.of_project(work, project)
    alias = place.pseudonym
    own = standing(work.session, project.id, lot, alias) if alias else None
    return Held(project=project, opening=opening, place=place, bid=own.id if own else None)


def require_window(work: Work, opening: OpeningRow) -> None:
    """
    Raises:
        WrongState: secrets are taken from the opening's begin to the end of its window only.
    """
    if opening.read_at is not None or work.now >= opening.window_until:
        raise WrongState(opening.lot_name, opening="window_over")
