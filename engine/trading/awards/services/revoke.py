"""The supervisor's order revokes an award: its letters stay, publicly marked."""

from datetime import datetime

from engine.errors import Invalid, Problem, WrongState
from engine.trading.awards.patience import decided
from engine.trading.documents.queries.issued_in import issued_in
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `lot`, `order_number` (of the supervisor's written order), `reason`.

    Gives `revoked_letters`, their numbers. The award letter and the result letters fall
    together; the lot may be decided anew.

    Raises:
        WrongState: no letter stands.
        Invalid: the order has no number or no reason.
    """
    order, reason = given(inputs, "order_number"), given(inputs, "reason")
    return fallen(inputs, ask, now, order, reason, "revoked_letters")


KINDS = frozenset({"award_letter", "result_letter"})


def fallen(
    inputs: Data, ask: Ask, now: datetime, order: str | None, reason: str, given_as: str
) -> Result:
    """The letters of `lot` stand no more, by the supervisor's `order` or without; their numbers."""
    row = decided(inputs, ask)
    standing = [
        one
        for one in ask(issued_in, str(inputs["project_id"]))
        if one.lot == row.lot and one.revoked_at is None and one.kind in KINDS
    ]
    if row.letter is None or not standing:
        raise WrongState(f"lot {row.lot}: no award letter stands")
    for one in standing:
        one.revoked_at, one.revoked_order, one.revoked_reason = now, order, reason
    row.letter = row.winner = row.decided_at = None
    numbers: list[Json] = [one.number for one in standing]
    facts = tuple(
        (Fact.LETTER_REVOKED, {"document": one.id, "order_number": order}) for one in standing
    )
    return Result(data={given_as: numbers}, facts=facts)


def given(inputs: Data, name: str) -> str:
    """What must be said, as text. Raises Invalid: it is not."""
    text = str(inputs[name] or "").strip()
    if not text:
        raise Invalid(Problem(field=name, key="required", text="must be given"))
    return text
