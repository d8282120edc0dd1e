"""Change a person's names or language, deactivate or reactivate them."""

from dataclasses import dataclass

from engine.people import holders, permissions
from engine.people.accounts import end_sessions, of_id
from engine.people.desk import Desk, chain_of
from engine.people.inspection import Inspection
from engine.people.name_index import index_names
from engine.people.new_people import LANGUAGES
from engine.people.tables import PersonRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePerson(Order):
    """None leaves a value as it is. `active` False ends every session at once."""

    person: str
    name: str | None = None
    name_en: str | None = None
    language: str | None = None
    active: bool | None = None


def handle(order: ChangePerson, work: Desk) -> None:
    permissions.require(permissions.may_manage_people(order.actor))
    _inspect(order)
    person = of_id(work, order.person)
    changed = [*_rename(order, work, person), *_activate(order, work, person)]
    if changed:
        work.record(
            Fact.PERSON_CHANGED,
            chain=chain_of(person.organisation_id),
            person=person.id,
            fields=[*changed],
            active=person.active,
        )


def _inspect(order: ChangePerson) -> None:
    look = Inspection()
    look.text("name", order.name, optional=True)
    look.text("name_en", order.name_en or None, optional=True)
    if order.language is not None:
        look.choice("language", order.language, LANGUAGES)
    if order.active is not None:
        look.flag("active", order.active)
    look.done()


def _rename(order: ChangePerson, work: Desk, person: PersonRow) -> list[str]:
    wanted = {"name": order.name, "name_en": order.name_en, "language": order.language}
    changed = [
        field
        for field, value in wanted.items()
        if value is not None and value.strip() != getattr(person, field)
    ]
    for field in changed:
        setattr(person, field, str(wanted[field]).strip())
    if changed:
        index_names(work.session, person.id, (person.name, person.name_en, person.login))
    return changed


def _activate(order: ChangePerson, work: Desk, person: PersonRow) -> list[str]:
    if order.active is None or order.active == person.active:
        return []
    if not order.active:
        permissions.require(permissions.may_deactivate(order.actor, person.id))
        holders.require_other_administrator(work, person.id, "active")
        end_sessions(person)
    person.active = order.active
    return ["active"]
