"""Save one file of a draft; what it was before stays in its history."""

from dataclasses import dataclass

from engine.errors import Invalid, Problem
from engine.studio import drafts, paths
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveFile(Order):
    """`based_on` is the number of the state that was changed, 0 for a new file.

    A `content` of None removes the file; its history stays.
    """

    draft: str
    path: str
    content: bytes | None
    based_on: int


def handle(order: SaveFile, work: Work) -> int:
    """Returns the number of the file's newest state. Leaves no fact: the states are the record."""
    draft = drafts.opened(work, order.draft)
    paths.require(order.path, b"" if order.content is None else order.content)
    if not isinstance(order.based_on, int) or order.based_on < 0:
        raise Invalid(Problem(field="based_on", key="number_expected", text="a number"))
    return drafts.save(work, draft, order.path, order.content, order.based_on)
