"""Ask a second person to publish a draft whose checks and stories pass."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from engine.errors import BadDiagram, Invalid, Problem
from engine.studio import bundle, drafts
from engine.studio.tables import StudioDraftRow, StudioReviewRow, StudioTrialRow
from engine.vocabulary import Fact, Order
from engine.workflow import checking, reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class AskReview(Order):
    """`effective_from` is when projects may be started with it; None: once it is accepted."""

    draft: str
    reason: str
    effective_from: datetime | None = None


def handle(order: AskReview, work: Work) -> str:
    """Returns the review's id; the draft is closed for writing until it is decided.

    Raises:
        BadDiagram: findings of the checks, or stories that were not played or did not pass.
        Invalid: no reason, or a date in the past.
    """
    draft = drafts.opened(work, order.draft)
    reason = reasons.given(order.reason)
    effective_from = order.effective_from or work.now
    if effective_from < work.now:
        raise Invalid(Problem(field="effective_from", key="in_the_past", text="it has passed"))
    digest = _require_good(work, draft)
    row = StudioReviewRow(
        id=uuid4().hex,
        draft=draft.id,
        bundle=digest,
        reason=reason,
        effective_from=effective_from,
        asked_by=order.actor.id,
        asked_at=work.now,
    )
    work.session.add(row)
    draft.state, draft.changed_at = "in_review", work.now
    work.record(Fact.DRAFT_REVIEW_ASKED, chain="house", draft=draft.id, bundle=digest)
    return row.id


def _require_good(work: Work, draft: StudioDraftRow) -> str:
    """The hash of files that pass their checks and stories."""
    files = drafts.files(work.session, draft.id)
    package, digest = bundle.of(files), drafts.bundle_of(files)
    errors = checking.errors(work, draft.trading_type, package.content, package.files)
    trial = work.session.get(StudioTrialRow, (draft.id, digest))
    if trial is None:
        errors = (*errors, "stories · not played with these files yet")
    elif not trial.passed:
        errors = (*errors, "stories · did not pass with these files")
    if errors:
        raise BadDiagram(*errors)
    return digest
