"""What a person may start: catalogue items in force, and the form that starts one."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.vocabulary import Actor, Json
from engine.workflow import catalogue
from engine.workflow.catalogue import Item
from engine.workflow.queries.answering import house, now


@dataclass(frozen=True, kw_only=True, slots=True)
class StartView:
    """The page that starts a project: the item, its start form, the lanes to name."""

    item: Item
    name: str
    form_title: str
    schema: Json
    lanes: tuple[str, ...]


def startable(session: Session, actor: Actor) -> tuple[Item, ...]:
    """Items in force that this person's roles and region may start."""
    return tuple(
        item
        for item in catalogue.items(session, now(session))
        if permissions.may_start(actor, item.starters, item.region, actor.region or "")
    )


def start_view(session: Session, actor: Actor, code: str, language: str = "zh") -> StartView:
    """What is needed to start one item.

    Raises:
        NotFound: no such item in force, or not theirs to start.
    """
    for item in startable(session, actor):
        if item.code == code:
            return _view(session, item, language)
    raise NotFound(f"catalogue item {code}")


def _view(session: Session, item: Item, language: str) -> StartView:
    version = house(session).versions.get(session, item.version)
    form = version.forms[item.start_form]
    roles = house(session).roles
    return StartView(
        item=item,
        name=item.name(language),
        form_title=form.title(language),
        schema=form.schema(language),
        lanes=tuple(
            lane.role for lane in version.definition.lanes if roles.named_at_start(lane.role)
        ),
    )
