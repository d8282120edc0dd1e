"""Create an organisation: a centre, a department, a market entity, the platform's operator."""

from dataclasses import dataclass
from uuid import uuid4

from engine.people import permissions, uscc
from engine.people.desk import Desk, chain_of
from engine.people.inspection import Inspection
from engine.people.kinds import Kind
from engine.people.name_index import index_names
from engine.people.organisation_fields import inspect_key, inspect_region, inspect_uscc, write
from engine.people.tables import OrganisationRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class CreateOrganisation(Order):
    """`key` is a short slug of its own; `kind` a value of `Kind`; `region` a GB/T 2260 code."""

    key: str
    name: str
    kind: str
    region: str
    name_en: str = ""
    uscc: str | None = None


def handle(order: CreateOrganisation, work: Desk) -> str:
    """Returns the organisation's id."""
    permissions.require(permissions.may_manage_organisations(order.actor))
    _inspect(order, work)
    row = OrganisationRow(
        id=uuid4().hex,
        key=order.key,
        name=order.name.strip(),
        name_en=order.name_en.strip(),
        uscc=uscc.written(order.uscc) if order.uscc else None,
        kind=order.kind,
        region=order.region,
    )
    write(work, row)
    index_names(work.session, row.id, (row.name, row.name_en, row.key, row.uscc))
    work.record(Fact.ORGANISATION_CREATED, chain=chain_of(row.id), organisation=row.id)
    return row.id


def _inspect(order: CreateOrganisation, work: Desk) -> None:
    look = Inspection()
    inspect_key(look, work, order.key)
    look.text("name", order.name)
    look.text("name_en", order.name_en or None, optional=True)
    look.choice("kind", order.kind, tuple(Kind))
    inspect_region(look, work, order.region)
    inspect_uscc(look, work, order.uscc)
    look.done()
