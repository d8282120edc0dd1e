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
    """None leaves a value as it is; an empty `uscc` takes the code away."""

    organisation: str
    name: str | None = None
    name_en: str | None = None
    uscc: str | None = None
    region: str | None = None


def handle(order: ChangeOrganisation, work: Desk) -> None:
    permissions.require(permissions.may_manage_organisations(order.actor))
    row = _row(order, work)
    _inspect(order, work)
    wanted = _wanted(order)
    changed = {field: value for field, value in wanted.items() if value != getattr(row, field)}
    if changed:
        _change(work, row, changed)


def _wanted(order: ChangeOrganisation) -> dict[str, str | None]:
    """Every value that was given, as it is kept."""
    given = {
        "name": order.name and order.name.strip(),
        "name_en": order.name_en and order.name_en.strip(),
        "region": order.region,
    }
    wanted: dict[str, str | None] = {
        field: value for field, value in given.items() if value is not None
    }
    if order.uscc is not None:
        wanted["uscc"] = uscc.written(order.uscc) if order.uscc.strip() else None
    return wanted


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
    inspect_uscc(look, work, _code(order.uscc), own=order.organisation)
    if order.region is not None:
        inspect_region(look, work, order.region)
    look.done()


def _code(given: object) -> object:
    """None is looked at by nobody: what is left as it is, and what is taken away."""
    return None if isinstance(given, str) and not given.strip() else given


def _change(work: Desk, row: OrganisationRow, values: dict[str, str | None]) -> None:
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
