"""Create a person with a one-time password; roles are granted apart."""

from dataclasses import dataclass

from engine.people import password, permissions
from engine.people.accounts import written
from engine.people.desk import Desk, chain_of
from engine.people.inspection import Inspection
from engine.people.new_people import LANGUAGES, LOGIN, add_person
from engine.people.tables import OrganisationRow
from engine.vocabulary import Fact, Order


@dataclass(frozen=True, kw_only=True, slots=True)
class CreatePerson(Order):
    """`password` may be given in a demo only, and then stays."""

    login: str
    name: str
    name_en: str = ""
    organisation: str | None = None
    language: str = "zh"
    password: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Created:
    """The new person, and the password to hand over; it is shown this once."""

    person_id: str
    password: str


def handle(order: CreatePerson, work: Desk) -> Created:
    permissions.require(permissions.may_manage_people(order.actor))
    _inspect(order, work)
    secret = order.password or password.one_time()
    person = add_person(
        work,
        login=written(order.login),
        name=order.name,
        name_en=order.name_en,
        organisation=order.organisation,
        language=order.language,
        secret=secret,
        must_change=order.password is None,
    )
    work.record(Fact.PERSON_CREATED, chain=chain_of(person.organisation_id), person=person.id)
    return Created(person_id=person.id, password=secret)


def _inspect(order: CreatePerson, work: Desk) -> None:
    look = Inspection()
    named = written(order.login) if isinstance(order.login, str) else order.login
    look.matches("login", named, LOGIN, "bad_login")
    look.text("name", order.name)
    look.text("name_en", order.name_en or None, optional=True)
    look.choice("language", order.language, LANGUAGES)
    _inspect_organisation(look, work, order.organisation)
    _inspect_password(look, order, demo=work.demo)
    look.done()


def _inspect_organisation(look: Inspection, work: Desk, id_: object) -> None:
    if id_ is None:
        return
    if not isinstance(id_, str) or work.session.get(OrganisationRow, id_) is None:
        look.wrong("organisation", "no_such_organisation")


def _inspect_password(look: Inspection, order: CreatePerson, *, demo: bool) -> None:
    if order.password is None:
        return
    if not demo:
        look.wrong("password", "set_by_themselves")
    else:
        password.inspect(look, "password", order.password, str(order.login), demo=True)
