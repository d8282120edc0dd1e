"""Keep the sample data that analysts try a form of a draft with."""

from dataclasses import dataclass

from engine.errors import Invalid, Problem
from engine.studio import drafts, paths
from engine.studio.tables import StudioSampleRow
from engine.vocabulary import Order
from engine.workflow.work import Work

LONGEST = 64 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepSample(Order):
    """`text` is what was typed, JSON or not yet; the last one counts."""

    draft: str
    path: str
    text: str


def handle(order: KeepSample, work: Work) -> None:
    """Leaves no fact: it is part of no package.

    Raises:
        Invalid: no path of a form, or more than 64 KiB.
    """
    draft = drafts.opened(work, order.draft)
    paths.require(order.path, b"")
    if len(order.text.encode()) > LONGEST:
        text = f"more than {LONGEST} bytes"
        raise Invalid(Problem(field="text", key="too_long", text=text))
    work.session.merge(StudioSampleRow(draft=draft.id, path=order.path, text=order.text))
