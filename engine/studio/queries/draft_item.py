"""item.toml of a draft as values, for a form."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from engine.studio import item_text
from engine.studio.paths import ITEM
from engine.studio.queries.draft_files import draft_file
from engine.vocabulary import Actor


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemState:
    """`number` is the state of the file that `content` was read from."""

    number: int
    content: dict[str, Any]


def draft_item(session: Session, actor: Actor, draft: str) -> ItemState:
    """Raises NotFound; BadDiagram: it is not TOML."""
    number, body = draft_file(session, actor, draft, ITEM)
    return ItemState(number=number, content=item_text.read(body))
