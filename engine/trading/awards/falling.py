"""Letters about an award that stand no more: they stay, publicly marked with the reason."""

from dataclasses import dataclass
from datetime import datetime

from engine.errors import Invalid, Problem, WrongState
from engine.trading.awards.patience import decided
from engine.trading.documents.queries.issued_in import issued_in
from engine.vocabulary import Data, Fact, Json
from engine.workflow.services import Ask

KINDS = frozenset({"award_letter", "result_letter"})


@dataclass(frozen=True, slots=True)
class Fallen:
    """The numbers of the letters, and a fact for each."""

    numbers: list[Json]
    facts: tuple[tuple[Fact, Data], ...]


def fell(inputs: Data, ask: Ask, now: datetime, reason: str, order: str | None = None) -> Fallen:
    """The award letter and the result letters of `lot` fall together; it may be decided anew.

    `order` is the number of the supervisor's, where it was one.

    Raises:
        WrongState: no letter stands.
    """
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
    facts = tuple(
        (Fact.LETTER_REVOKED, {"document": one.id, "order_number": order}) for one in standing
    )
    return Fallen([one.number for one in standing], facts)


def given(inputs: Data, name: str) -> str:
    """What must be said, as text. Raises Invalid: it is not."""
    text = str(inputs[name] or "").strip()
    if not text:
        raise Invalid(Problem(field=name, key="required", text="must be given"))
    return text
