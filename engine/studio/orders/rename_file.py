"""Give a file of a draft another path; the history of the old one ends, and stays."""

from dataclasses import dataclass

from engine.errors import Invalid, NotFound, Problem
from engine.studio import drafts, paths
from engine.vocabulary import Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RenameFile(Order):
    """`based_on` is the number of the newest state that was seen."""

    draft: str
    path: str
    to: str
    based_on: int


def handle(order: RenameFile, work: Work) -> int:
    """Returns the number of the new path's state. Leaves no fact: the states are the record.

    Raises:
        NotFound: there is no such file.
        Invalid: the new path is none of a package's, or is taken.
    """
    draft = drafts.opened(work, order.draft)
    found = drafts.files(work.session, draft.id)
    if order.path not in found:
        raise NotFound(order.path)
    content = found[order.path]
    paths.require(order.to, content)
    if order.to in found:
        raise Invalid(Problem(field="to", key="path_taken", text="there is such a file already"))
    drafts.save(work, draft, order.path, None, order.based_on)
    newest = drafts.newest_number(work.session, draft.id, order.to)
    return drafts.save(work, draft, order.to, content, newest)
