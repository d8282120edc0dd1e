"""The form that proposes a change, filled in with what the item says now."""

from sqlalchemy.orm import Session

from engine.errors import NotFound
from engine.people import permissions
from engine.vocabulary import Actor, Data, Json
from engine.workflow import catalogue
from engine.workflow.catalogue import Item


def proposal_of(session: Session, actor: Actor, code: str) -> Data:
    """By the form's fields.

    Raises:
        NotFound: no such item, or none that this person's catalogue set up.
    """
    item = catalogue.newest(session, code)
    own = item.base is None and item.region == actor.region
    if not own or not permissions.may_keep_catalogue(actor, item.region):
        raise NotFound(f"catalogue item {code}")
    return {
        "project_name": f"关于修改目录项“{item.name('zh')}”的申报",
        "item_action": "change",
        "item_code": item.code,
        **{f"item_{name}": item.content.get(name) for name in _named()},
        "item_department_zh": item.text("supervising_department", "zh"),
        "item_department_en": item.text("supervising_department", "en"),
        "item_laws": _laws(item),
        "item_thresholds": item.content.get("thresholds", []),
    }


def _named() -> tuple[str, ...]:
    return ("zh", "en", "class", "class_zh", "class_en", "method_zh", "method_en")


def _laws(item: Item) -> list[Json]:
    """Laws that are written as one text have no English of their own."""
    return [{"zh": zh, "en": en} for zh, en in zip(item.laws("zh"), item.laws("en"), strict=True)]
