"""Add a file to a draft with what an empty one of its kind holds."""

from dataclasses import dataclass

from engine.errors import Invalid, Problem
from engine.studio import drafts, first, paths
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class AddFile(Order):
    draft: str
    path: str


def handle(order: AddFile, work: Work) -> int:
    """Returns the number of the file's state. Leaves no fact: the states are the record.

    Raises:
        Invalid: the path is none of a package's, or is taken.
    """
    draft = drafts.opened(work, order.draft)
    paths.require(order.path, b"")
    if order.path in drafts.files(work.session, draft.id):
        raise Invalid(Problem(field="path", key="path_taken", text="there is such a file already"))
    content = first.content(order.path)
    newest = drafts.newest_number(work.session, draft.id, order.path)
    return drafts.save(work, draft, order.path, content, newest)
