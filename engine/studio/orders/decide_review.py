"""A second person publishes a draft, or returns it with a note."""

from dataclasses import dataclass

from engine.people import permissions
from engine.studio import bundle, drafts, reviews
from engine.studio.tables import StudioDraftRow, StudioReviewRow
from engine.vocabulary import Fact, Order
from engine.workflow import publishing, reasons
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class DecideReview(Order):
    """A `note` is needed where it is returned."""

    draft: str
    accepted: bool
    note: str = ""


def handle(order: DecideReview, work: Work) -> str | None:
    """Returns the version's id where it was published.

    Raises:
        NotAllowed: the actor wrote in it or asked for the review.
        BadDiagram: it no longer passes the checks.
    """
    draft = drafts.opened(work, order.draft, state="in_review")
    review = reviews.waiting(work.session, draft.id)
    hands = reviews.writers(work.session, draft.id) | {review.asked_by, draft.opened_by}
    permissions.require(permissions.may_review_draft(order.actor, draft.region, hands), draft.title)
    note = reasons.given(order.note, needed=not order.accepted)
    review.decided_by, review.decided_at = order.actor.id, work.now
    review.accepted, review.note = order.accepted, note
    if order.accepted:
        return _publish(work, draft, review)
    _return(work, draft, note)
    return None


def _publish(work: Work, draft: StudioDraftRow, review: StudioReviewRow) -> str:
    package = bundle.of(drafts.files(work.session, draft.id))
    version = publishing.publish(
        work,
        trading_type=draft.trading_type,
        content=package.content,
        files=package.files,
        effective_from=max(review.effective_from, work.now),
        region=draft.region,
        reason=review.reason,
        beside=package.beside,
    )
    draft.state, draft.changed_at, review.version = "published", work.now, version
    work.record(
        Fact.DRAFT_PUBLISHED,
        chain="house",
        draft=draft.id,
        version=version,
        asked_by=review.asked_by,
        reason=review.reason,
    )
    return version


def _return(work: Work, draft: StudioDraftRow, note: str) -> None:
    draft.state, draft.changed_at = "open", work.now
    work.record(Fact.DRAFT_RETURNED, chain="house", draft=draft.id, note=note)
