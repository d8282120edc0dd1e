"""The rows of the read-out table: what the law lets be read out, and nothing before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.trading.bids.queries.sealed_bids import SealedBid
from engine.trading.opening import outcome
from engine.trading.opening.finding import BIDDER
from engine.trading.opening.queries import openings
from engine.trading.opening.queries.visitors import Visitor
from engine.trading.opening.read_out_fields import read_out_form
from engine.trading.opening.tables import HandedInRow, OpenedBidRow, OpeningRow
from engine.trading.opening.unsealing import OPENED
from engine.vocabulary import Json
from engine.workflow.forms.component import Component
from engine.workflow.queries.answering import now


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A field of the read-out form; `unit` stands behind its values."""

    key: str
    label: str
    unit: str
    number: bool
    options: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class BidLine:
    """Before the read-out only `number` and `decrypted`, for those who take part.

    `outcome` is opened, revoked or withdrawn; `rule` and `deposit` say what follows from it.
    `share` is how much of the content was checked, from 0 to 1; `files` are for who may take them.
    """

    bid: str
    number: int
    decrypted: bool
    own: bool
    name: str | None = None
    uscc: str | None = None
    outcome: str | None = None
    reason: str | None = None
    chunk: int | None = None
    rule: str | None = None
    deposit: str | None = None
    share: float = 0.0
    values: Mapping[str, Json] | None = None
    files: tuple[str, ...] = ()


def columns_of(session: Session, project: str, language: str) -> tuple[Column, ...]:
    """The fields of the item's read-out form, in its order."""
    level = read_out_form(session, project).level
    return tuple(
        _column(key, slot.component, language)
        for key, slot in level.items()
        if slot.leaf and slot.component
    )


def bid_lines(
    session: Session,
    opening: OpeningRow,
    bids: Sequence[SealedBid],
    handed: Sequence[HandedInRow],
    you: Visitor,
) -> tuple[BidLine, ...]:
    """By number."""
    if opening.read_at is not None:
        rows = openings.opened_bids(session, opening.id)
        return tuple(_read_out(session, row, you) for row in rows)
    decrypted = {row.bid for row in handed if row.kind == BIDDER}
    return tuple(
        BidLine(
            bid=one.bid,
            number=one.number,
            decrypted=one.bid in decrypted,
            own=one.bid == you.bid,
        )
        for one in bids
        if you.takes_part
    )


def _read_out(session: Session, row: OpenedBidRow, you: Visitor) -> BidLine:
    follows = outcome.consequence(session, row.outcome, now(session))
    opened = row.outcome == OPENED
    files = row.files if isinstance(row.files, list) and you.may_take_files else []
    return BidLine(
        bid=row.bid,
        number=row.number,
        decrypted=opened,
        own=row.bid == you.bid,
        name=row.name,
        uscc=row.uscc,
        outcome=row.outcome,
        reason=row.reason,
        chunk=row.chunk,
        rule=str(follows["rule"]),
        deposit=str(follows["deposit"]),
        share=row.checked / row.chunks if row.chunks else 0.0,
        values=row.fields if opened and isinstance(row.fields, dict) else None,
        files=tuple(str(one["name"]) for one in files if isinstance(one, dict)),
    )


def _column(key: str, component: Component, language: str) -> Column:
    looks = component.raw.get("appearance")
    unit = looks.get("suffixAdorner") if isinstance(looks, dict) else None
    english = component.own.get("en_suffix") if language == "en" else None
    return Column(
        key=key,
        label=component.label(language),
        unit=str(english or unit or ""),
        number=component.type == "number",
        options=_options(component, language),
    )


def _options(component: Component, language: str) -> dict[str, str]:
    """Value → how it reads, of fields that offer a choice."""
    listed = component.raw.get("values")
    return {
        str(one["value"]): str(one.get(language) or one.get("label"))
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and "value" in one
    }
