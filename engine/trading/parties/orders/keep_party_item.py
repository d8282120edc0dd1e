"""A party adds a row to its record, or changes one: a contact, an account, a qualification."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from engine.errors import Invalid, NotFound, Problem
from engine.people import permissions
from engine.trading.parties import certificates, recording
from engine.trading.parties.accounts import is_basic
from engine.trading.parties.fields import MOST_ITEMS, PARTS, WITH_FILE, field_of
from engine.trading.parties.inspecting import problem, taken
from engine.trading.parties.tables import PartyItemRow
from engine.vocabulary import Data, Json, Order
from engine.workflow.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepPartyItem(Order):
    """`part` of `fields.PARTS`; `item` None adds a row.

    `file` is the hash of a certificate that lies in the file store, `file_name` what its owner
    calls it; its type is told by its content. Without a file a row keeps the one it has.
    """

    part: str
    data: Data
    item: str | None = None
    file: str | None = None
    file_name: str | None = None


def handle(order: KeepPartyItem, work: Work) -> str:
    """Returns the row's id.

    Raises:
        NotAllowed: only the party itself changes its record.
        NotFound: there is no such part, or the row is not in it.
        Invalid: every field that is wrong; a file that is not what its name says.
    """
    organisation = order.actor.organisation or ""
    permissions.require(permissions.may_change_party(order.actor, organisation))
    if order.part not in PARTS:
        raise NotFound(f"part {order.part}")
    kept, problems = taken(PARTS[order.part], order.data)
    media_type = _media_type(order, work, problems)
    if problems:
        raise Invalid(*problems)
    id_ = order.item or uuid4().hex
    recording.change(
        work, organisation, order.part, None, lambda: _keep(order, work, id_, kept, media_type)
    )
    return id_


def _media_type(order: KeepPartyItem, work: Work, problems: list[Problem]) -> str | None:
    if order.file is None or order.part not in WITH_FILE:
        return None
    try:
        return certificates.media_type(work.house.files, order.file, order.file_name or "")
    except Invalid as refused:
        problems += refused.problems
        return None


def _keep(
    order: KeepPartyItem, work: Work, id_: str, kept: dict[str, Json], media_type: str | None
) -> tuple[Data, Data]:
    organisation = order.actor.organisation or ""
    row = work.session.get(PartyItemRow, id_)
    _check(order, work, row, kept)
    was: dict[str, Json] = _said(row) if row else {}
    if row is None:
        row = PartyItemRow(
            id=id_, organisation=organisation, part=order.part, data={}, added_at=work.now
        )
        work.session.add(row)
    row.data = kept
    if media_type is not None:
        row.file, row.file_name, row.file_type = order.file, order.file_name, media_type
    return was, _said(row)


def _check(
    order: KeepPartyItem, work: Work, row: PartyItemRow | None, kept: dict[str, Json]
) -> None:
    organisation = order.actor.organisation
    theirs = row is not None and (row.organisation, row.part) == (organisation, order.part)
    if order.item is not None and not theirs:
        raise NotFound(f"row {order.item}")
    others = select(PartyItemRow).where(
        PartyItemRow.organisation == organisation,
        PartyItemRow.part == order.part,
        PartyItemRow.id != (order.item or ""),
    )
    known = work.session.scalars(others).all()
    if len(known) >= MOST_ITEMS:
        raise Invalid(problem("part", "party_full", limit=MOST_ITEMS))
    basic = field_of("accounts", "basic")
    if basic and kept.get("basic") is True and any(is_basic(one) for one in known):
        raise Invalid(problem(basic, "party_basic"))


def _said(row: PartyItemRow) -> dict[str, Json]:
    data = row.data if isinstance(row.data, dict) else {}
    return {**data, "file": row.file_name or "", "sha256": row.file or ""}
