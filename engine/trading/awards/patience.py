"""What may not happen while candidates are publicised or an objection is unanswered."""

from datetime import datetime

from engine.errors import TooEarly, WrongState
from engine.trading.awards.queries.award_of import award_of
from engine.trading.awards.tables import AwardRow
from engine.vocabulary import Data
from engine.workflow.services import Ask


def standing(inputs: Data, ask: Ask) -> AwardRow:
    """The award of `lot`.

    Raises:
        WrongState: candidates were not named yet.
    """
    row = ask(award_of, str(inputs["project_id"]), str(inputs["lot"]))
    if row is None:
        raise WrongState(f"lot {inputs['lot']}: no candidates were named")
    return row


def decided(inputs: Data, ask: Ask) -> AwardRow:
    """The award of `lot`, with its winner. Raises WrongState: nobody was chosen yet."""
    row = standing(inputs, ask)
    if row.decided_at is None:
        raise WrongState(f"lot {inputs['lot']}: the award was not decided")
    return row


def require_over(row: AwardRow, inputs: Data, now: datetime) -> None:
    """
    Inputs: `open_objections`, the number or the list of those that wait for their answer, with
    `objection_rule`.

    Raises:
        TooEarly: the publicity still runs, or an objection is open; `where` holds `rule`, `until`.
    """
    if row.ends_at is not None and now < row.ends_at:
        raise TooEarly(rule=row.rule, until=row.ends_at.isoformat())
    if inputs.get("open_objections") not in (None, 0, []):
        raise TooEarly("an objection is not answered", rule=inputs.get("objection_rule"))
