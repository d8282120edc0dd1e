"""Change an organisation's names, code or region; its key and kind stay."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.people import permissions, uscc
from engine.people.desk import Desk, chain_of
from engine.people.inspection import Inspection, invalid
from engine.people.name_index import index_names
from engine.people.organisation_fields import inspect_region, inspect_uscc, write
from engine.people.tables import OrganisationRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeOrganisation(Order):
    """None leaves a value as it is."""

    organisation: str
    name: str | None = None
    name_en: str | None = None
    uscc: str | None = None
    region: str | None = None


def handle(order: ChangeOrganisation, work: Desk) -> None:
    permissions.require(permissions.may_manage_organisations(order.actor))
    row = _row(order, work)
    _inspect(order, work)
    wanted = {
        "name": order.name.strip() if order.name is not None else None,
        "name_en": order.name_en.strip() if order.name_en is not None else None,
        "uscc": uscc.written(order.uscc) if order.uscc is not None else None,
        "region": order.region,
    }
    changed = [
        field
        for field, value in wanted.items()
        if value is not None and value != getattr(row, field)
    ]
    if changed:
        _change(work, row, {field: str(wanted[field]) for field in changed})


def _row(order: ChangeOrganisation, work: Desk) -> OrganisationRow:
    known = select(OrganisationRow).where(OrganisationRow.id == order.organisation)
    row = (
        work.session.scalars(known.with_for_update()).one_or_none()
        if isinstance(order.organisation, str)
        else None
    )
    if row is None:
        raise invalid("organisation", "no_such_organisation")
    return row


def _inspect(order: ChangeOrganisation, work: Desk) -> None:
    look = Inspection()
    look.text("name", order.name, optional=True)
    look.text("name_en", order.name_en or None, optional=True)
    inspect_uscc(look, work, order.uscc, own=order.organisation)
    if order.region is not None:
        inspect_region(look, work, order.region)
    look.done()


def _change(work: Desk, row: OrganisationRow, values: dict[str, str]) -> None:
    for field, value in values.items():
        setattr(row, field, value)
    write(work, row)
    index_names(work.session, row.id, (row.name, row.name_en, row.key, row.uscc))
    work.record(
        Fact.ORGANISATION_CHANGED,
        chain=chain_of(row.id),
        organisation=row.id,
        fields=[*values],
    )
