"""Save what a form says of an item; what it does not ask stays in item.toml as it was."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import BadDiagram, Invalid, Problem
from engine.studio import drafts, item_text
from engine.studio.paths import ITEM
from engine.vocabulary import Json, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveItem(Order):
    """`values` replace the keys they name; a None takes its key away."""

    draft: str
    values: Mapping[str, Json]
    based_on: int


def handle(order: SaveItem, work: Work) -> int:
    """Returns the number of item.toml's newest state. Leaves no fact, as SaveFile.

    Raises:
        SomeoneWasFaster: the form was filled in over an older state.
        Invalid: item.toml cannot be read, so nothing of it could be kept.
    """
    draft = drafts.opened(work, order.draft)
    body = drafts.files(work.session, draft.id).get(ITEM, b"")
    try:
        kept = item_text.read(body)
    except BadDiagram as unread:
        text = str(unread.findings[0])
        raise Invalid(Problem(field="item", key="item_unreadable", text=text)) from None
    whole = {**kept, **order.values}
    content = item_text.written({key: one for key, one in whole.items() if one is not None})
    return drafts.save(work, draft, ITEM, content, order.based_on)
