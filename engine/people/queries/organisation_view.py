"""An organisation as screens show it."""

from dataclasses import dataclass

from engine.people.tables import OrganisationRow


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationView:
    """`kind` is a value of `engine.people.kinds.Kind`, `region` a GB/T 2260 code."""

    id: str
    key: str
    name: str
    name_en: str
    uscc: str | None
    kind: str
    region: str


def view(row: OrganisationRow) -> OrganisationView:
    return OrganisationView(
        id=row.id,
        key=row.key,
        name=row.name,
        name_en=row.name_en,
        uscc=row.uscc,
        kind=row.kind,
        region=row.region,
    )
