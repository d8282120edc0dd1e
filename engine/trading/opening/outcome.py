"""Whether an opening goes on: the decision table processes/shared/opening_outcome.dmn says it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from engine.language import dmn, feel
from engine.trading.opening.unsealing import OPENED, WITHDRAWN
from engine.vocabulary import Json
from engine.workflow.queries.answering import house

TABLE = "shared/opening_outcome.dmn"
GOES_ON, CONSEQUENCE = "opening_goes_on", "bid_consequence"


def decide(
    session: Session, regime: str, outcomes: Sequence[str], now: datetime
) -> dict[str, Json]:
    """`go_on` and `rule` for the outcomes of all bids of a lot.

    Raises:
        KeyError, feel.FeelError, dmn.DmnError: the table has no answer for this regime.
    """
    counted = Counter(outcomes)
    names = {
        "regime": regime,
        "opened": counted[OPENED],
        "standing": len(outcomes) - counted[WITHDRAWN],
    }
    return _answer(session, GOES_ON, names, now)


def consequence(session: Session, outcome: str, now: datetime) -> dict[str, Json]:
    """`rule`, the statutory row of an outcome, and `deposit`: back, or kept by `deposit_rule`."""
    return _answer(session, CONSEQUENCE, {"outcome": outcome}, now)


def _answer(
    session: Session, name: str, names: Mapping[str, object], now: datetime
) -> dict[str, Json]:
    decision = _table(house(session).settings.processes / TABLE)[name]
    answer = feel.to_json(decision.decide(names, now=now))
    if not isinstance(answer, dict):
        raise LookupError(f"{TABLE}: {name} has no row for {dict(names)}")
    return answer


@cache
def _table(path: Path) -> Mapping[str, dmn.Decision]:
    """Data that come with the release: read once."""
    return dmn.load(path.read_bytes())
