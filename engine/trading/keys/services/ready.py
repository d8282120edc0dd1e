"""Whether every custodian has a key that was rehearsed; if so, they stay as they are."""

from datetime import datetime

from sqlalchemy.orm import Session

from engine.sealing import scripts
from engine.trading.keys.plan import plan_of
from engine.trading.keys.queries.custodians import current_keys
from engine.vocabulary import Data, Fact, Json
from engine.workflow.queries.answering import house
from engine.workflow.services import Ask, Result


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Gives `keys_ready`, `custodians`, a list of {role, role_name, fingerprint}, and
    `sealing_script`, the hash of the script that seals in the browser.

    When it says true the keys are fixed: a notice may name fingerprints and script.
    """
    project = str(inputs["project_id"])
    plan, rows = ask(plan_of, project), ask(current_keys, project)
    rehearsed = {row.role: row for row in rows if row.rehearsed_at}
    wanted = plan.custodians if plan else ()
    ready = bool(wanted) and rehearsed.keys() >= set(wanted)
    told: list[Json] = [
        {
            "role": role,
            "role_name": ask(_name_of, role),
            "fingerprint": rehearsed[role].fingerprint,
        }
        for role in wanted
        if role in rehearsed
    ]
    fresh = [row for row in rows if row.fixed_at is None] if ready else []
    for row in fresh:
        row.fixed_at = now
    facts = ((Fact.CUSTODIANS_FIXED, {"custodians": told}),) if fresh else ()
    script = ask(_script)
    return Result(
        data={"keys_ready": ready, "custodians": told, "sealing_script": script}, facts=facts
    )


def _name_of(session: Session, role: str) -> str:
    """As notices name it, in Chinese."""
    return house(session).roles[role].zh


def _script(session: Session) -> str:
    return scripts.current(house(session).settings)
