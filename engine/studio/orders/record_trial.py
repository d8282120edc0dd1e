"""Keep what the stories of a draft did; given by the try-out, never by a person."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import NotFound
from engine.people import permissions
from engine.studio.tables import StudioDraftRow, StudioTrialRow
from engine.vocabulary import Json, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordTrial(Order):
    """`stories` says for each story's name whether it passed, and why not."""

    draft: str
    bundle: str
    passed: bool
    stories: Mapping[str, Json]


def handle(order: RecordTrial, work: Work) -> None:
    permissions.require(permissions.is_clock(order.actor))
    if work.session.get(StudioDraftRow, order.draft) is None:
        raise NotFound(f"draft {order.draft}")
    work.session.merge(
        StudioTrialRow(
            draft=order.draft,
            bundle=order.bundle,
            passed=order.passed,
            stories=dict(order.stories),
            tried_at=work.now,
        )
    )
