"""Certify what the witness saw: the certificate repeats it and judges nothing (policy art. 10)."""

from datetime import datetime

from engine.errors import Invalid, Problem
from engine.law.calendar import SHANGHAI
from engine.trading.documents.issuing import Draft, issue
from engine.trading.witness.queries.centre_of import centre_of
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result

KIND = "witness_certificate"
TITLE = "见证书"
SAID = ("occasion", "place", "witnesses", "present", "irregularities", "lot", "lot_name")


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Inputs: `occasion`, `attended_from` and `attended_until` (moments), `witnesses`,
    `observations` (list of {at, seen}).

    Optional: `place`, `present`, `irregularities`, `lot`, `lot_name`, `number`. Gives
    `certificate` {id, number, hash, url}.

    Raises:
        Invalid: no witness, nothing observed, or attended until before from, or to come.
    """
    project, lot = str(inputs["project_id"]), inputs.get("lot")
    draft = Draft(
        kind=KIND,
        title=TITLE,
        template=KIND,
        fields={
            **_attended(inputs, now),
            "issuers": [{"role": "见证单位", "name": ask(centre_of, project)}],
        },
        lot=None if lot is None else str(lot),
        number=str(inputs.get("number") or ""),
    )
    issued = issue(draft, project, ask, now)
    return Result(
        data={"certificate": issued.told},
        rows=(issued.row,),
        facts=(issued.fact,),
        messages=(issued.message,),
    )


def _attended(inputs: Data, now: datetime) -> dict[str, Json]:
    begun, ended = (_moment(inputs, name) for name in ("attended_from", "attended_until"))
    if not begun <= ended <= now:
        text = "attended from, until and now are not in this order"
        raise Invalid(Problem(field="attended_until", key="attendance", text=text))
    for name in ("occasion", "witnesses"):
        if not str(inputs[name] or "").strip():
            raise Invalid(Problem(field=name, key="required", text="must be given"))
    return {
        **{name: inputs.get(name) for name in SAID},
        "attended_from": _spoken(begun),
        "attended_until": _spoken(ended),
        "observations": _observations(inputs["observations"]),
    }


def _moment(inputs: Data, name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(str(inputs[name]).split("@")[0])
    except ValueError:
        raise Invalid(Problem(field=name, key="not_a_moment", text="no moment")) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _spoken(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _observations(given: Json) -> list[Json]:
    """Each as {at, seen}, in the order in which they were written down."""
    listed = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    told: list[Json] = [
        {"at": str(one.get("at") or ""), "seen": str(one["seen"])}
        for one in listed
        if str(one.get("seen") or "").strip()
    ]
    if not told:
        raise Invalid(Problem(field="observations", key="required", text="nothing was observed"))
    return told
