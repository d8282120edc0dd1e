"""The signed minutes of an opening as a document: what was recorded, and who signed it when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from engine.errors import WrongState
from engine.law.calendar import SHANGHAI
from engine.trading.documents.issuing import Draft, issue
from engine.trading.opening.capacities import BIDDER, HOST, RECORDER
from engine.trading.opening.queries.openings import opening_of, signatures
from engine.trading.opening.queries.read_out_words import read_out_words
from engine.trading.opening.tables import MinutesSignatureRow
from engine.trading.opening.unsealing import OPENED, REVOKED, WITHDRAWN
from engine.vocabulary import Data, Json
from engine.workflow.services import Ask, Result

KIND = "opening_minutes"
TITLE = "开标记录"
CAPACITIES = {HOST: "主持人", RECORDER: "记录人", BIDDER: "投标人"}
OUTCOMES = {OPENED: "已解密", REVOKED: "未解密，视为撤销", WITHDRAWN: "未解密，视为撤回"}


def run(inputs: Data, ask: Ask, now: datetime) -> Result:
    """Input: `lot`. Optional: `number`. Gives `minutes_document` {id, number, hash, url}.

    Raises:
        WrongState: the opening is not closed, so its minutes bear no signatures yet.
    """
    project, lot = str(inputs["project_id"]), str(inputs["lot"])
    opening = ask(opening_of, project, lot)
    if opening is None or opening.closed_at is None:
        raise WrongState(f"lot {lot}: the opening is not closed")
    minutes = opening.minutes if isinstance(opening.minutes, dict) else {}
    signed = ask(signatures, opening.id)
    draft = Draft(
        kind=KIND,
        title=TITLE,
        template=KIND,
        fields={
            "lot_name": opening.lot_name,
            "began_at": _spoken(minutes.get("began_at")),
            "read_at": _spoken(minutes.get("read_at")),
            "bids": list(_bids(minutes, ask(read_out_words, project))),
            "objections": minutes.get("objections"),
            "signatures": list(_signed(signed, _names(minutes))),
            "minutes_hash": opening.minutes_hash,
        },
        lot=lot,
        number=str(inputs.get("number") or ""),
    )
    issued = issue(draft, project, ask, now)
    return Result(
        data={"minutes_document": issued.told},
        rows=(issued.row,),
        facts=(issued.fact,),
        messages=(issued.message,),
    )


def _bids(minutes: Data, words: Mapping[str, str]) -> Iterator[Json]:
    """Each bid with what was read out of it, under the names of the form."""
    for row in _rows(minutes, "bids"):
        said: list[Json] = [
            {"label": label, "value": row[key]}
            for key, label in words.items()
            if row.get(key) is not None
        ]
        yield {
            "number": row["number"],
            "bidder": row["bidder_name"] or "（未解密）",
            "outcome": OUTCOMES[str(row["outcome"])],
            "read_out": said,
        }


def _signed(rows: Sequence[MinutesSignatureRow], names: Mapping[str, str]) -> Iterator[Json]:
    for row in rows:
        name = names.get(row.key, "")
        yield {"who": CAPACITIES[row.capacity] + name, "at": _spoken(row.at.isoformat())}


def _names(minutes: Data) -> dict[str, str]:
    rows = _rows(minutes, "bids")
    return {str(row["pseudonym"]): f"：{row['bidder_name']}" for row in rows if row["bidder_name"]}


def _rows(minutes: Data, name: str) -> list[dict[str, Json]]:
    told = minutes.get(name)
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _spoken(moment: Json) -> str | None:
    if moment is None:
        return None
    return f"{datetime.fromisoformat(str(moment)).astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
