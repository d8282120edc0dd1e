"""What a person may start: catalogue items in force, and the form that starts one."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.vocabulary import Actor, Data, Json
from engine.workflow import catalogue
from engine.workflow.catalogue import Item
from engine.workflow.queries.answering import filled, house, now


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemCard:
    """An item as people choose it: what it is, under which laws, who supervises."""

    code: str
    name: str
    group: str
    method: str
    supervisor: str
    legal_basis: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StartView:
    """The page that starts a project: the item, its start form, the lanes to name."""

    item: ItemCard
    scope: str
    form_title: str
    schema: Json
    values: Data
    lanes: tuple[str, ...]


def startable(session: Session, actor: Actor, language: str = "zh") -> tuple[ItemCard, ...]:
    """Items in force that this person's roles and region may start."""
    return tuple(_card(item, language) for item in _items(session, actor))


def start_view(session: Session, actor: Actor, code: str, language: str = "zh") -> StartView:
    """What is needed to start one item; `lanes` leaves out what the starter plays.

    Raises:
        NotFound: no such item, or not theirs to start.
        NotInForce: not yet, or no longer; says from or since when.
    """
    for item in _items(session, actor):
        if item.code == code:
            return _view(session, actor, item, language)
    catalogue.current(session, code, now(session))
    raise NotFound(f"catalogue item {code}")


def _items(session: Session, actor: Actor) -> tuple[Item, ...]:
    return tuple(
        item
        for item in catalogue.items(session, now(session))
        if item.base is None and _may_start(actor, item)
    )


def _may_start(actor: Actor, item: Item) -> bool:
    """In their own region, or else somewhere in the item's."""
    own = actor.region or ""
    return any(
        permissions.may_start(actor, item.starters, item.region, region)
        for region in (own, item.region)
    )


def _view(session: Session, actor: Actor, item: Item, language: str) -> StartView:
    version = house(session).versions.get(session, item.version)
    form = version.forms[item.start_form]
    roles = house(session).roles
    named = [lane.role for lane in version.definition.lanes if roles.named_at_start(lane.role)]
    return StartView(
        item=_card(item, language),
        scope=item.region,
        form_title=form.title(language),
        schema=form.schema(language),
        values=form.initial(filled(session, actor, form, {})),
        lanes=tuple(role for role in named if role not in actor.roles & set(item.starters)),
    )


def _card(item: Item, language: str) -> ItemCard:
    return ItemCard(
        code=item.code,
        name=item.name(language),
        group=item.text("class", language),
        method=item.text("method", language),
        supervisor=item.text("supervising_department", language),
        legal_basis=item.laws(language),
    )
