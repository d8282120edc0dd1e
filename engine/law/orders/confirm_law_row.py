"""A person read the official text and found that a row says what it says."""

from dataclasses import dataclass

from engine.errors import Invalid, NotFound, Problem, SomeoneWasFaster
from engine.law import desk, grounds, stored
from engine.law.desk import Work
from engine.law.grounds import Grounded
from engine.vocabulary import Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmLawRow(Grounded):
    """`revision` is the one that was on the screen. The row's mark stays: correct it to lift it."""

    row: str
    revision: int


def handle(order: ConfirmLawRow, work: Work) -> None:
    """Raises NotAllowed, NotFound, SomeoneWasFaster, Invalid (grounds; row: already confirmed)."""
    desk.require_keeper(order.actor)
    if wrong := tuple(grounds.problems(order, work.now)):
        raise Invalid(*wrong)
    row = stored.newest(work.session, order.row)
    if row is None:
        raise NotFound(f"law row {order.row}")
    if row.revision != order.revision:
        raise SomeoneWasFaster(f"law row {order.row} has revision {row.revision}")
    if row.confirmed_by:
        text = f"confirmed by {row.confirmed_by} before"
        raise Invalid(Problem(field="row", key="already_confirmed", text=text))
    row.verified = True
    row.confirmed_by, row.confirmed_at = work.actor.id, work.now
    work.record(
        Fact.LAW_ROW_CONFIRMED,
        chain=desk.CHAIN,
        row=row.id,
        revision=row.revision,
        mark=row.source_level,
        **grounds.told(order),
    )
