"""Give a draft up; its files and their history stay readable."""

from dataclasses import dataclass

from engine.studio import drafts
from engine.vocabulary import Fact, Order
from engine.workflow import reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class DropDraft(Order):
    draft: str
    reason: str


def handle(order: DropDraft, work: Work) -> None:
    draft = drafts.opened(work, order.draft)
    reason = reasons.given(order.reason)
    draft.state, draft.changed_at = "dropped", work.now
    work.record(Fact.DRAFT_DROPPED, chain="house", draft=draft.id, reason=reason)
