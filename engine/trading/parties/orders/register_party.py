"""A market entity registers itself 一表申请: organisation, record, first person; no approval.

Registration is free and open to everybody (电子招标投标办法 art. 9, ZTB-61).
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import func, select

from engine.errors import Invalid, TooMany
from engine.people import permissions
from engine.people.accounts import written
from engine.people.desk import chain_of
from engine.people.kinds import Kind
from engine.people.name_index import index_names
from engine.people.new_people import add_person
from engine.people.organisation_fields import write
from engine.people.secret_box import digest
from engine.people.tables import OrganisationRow, PersonRoleRow
from engine.people.uscc import written as written_uscc
from engine.store.serial import one_at_a_time
from engine.trading.parties import recording, registration
from engine.trading.parties.fields import PARTS, PartyKind
from engine.trading.parties.inspecting import taken
from engine.trading.parties.tables import PartyItemRow, PartyRow
from engine.trading.parties.traits import index_traits
from engine.vocabulary import Data, Fact, Order
from engine.workflow.work import Work

ROLE = "bidder"
MOST_AN_HOUR = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterParty(Order):
    """`data` holds the fields of `registration.STEPS`; `source` says where it comes from.

    `actor` is nobody yet. The password stands apart, so that no other part ever sees it.
    """

    data: Data
    password: str
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Registered:
    """The new organisation and its first person, who may sign in at once."""

    organisation: str
    person: str
    session_epoch: int


def handle(order: RegisterParty, work: Work) -> Registered:
    """
    Raises:
        NotAllowed: who asks has an organisation already.
        Invalid: every field that is wrong, a code that is registered among them.
        TooMany: more than ten in an hour from one place.
    """
    permissions.require(permissions.may_register_party(order.actor))
    source = digest(work.settings, "registration", order.source)
    one_at_a_time(work.session, "registration")
    _limit(work, source)
    problems = registration.problems(
        work.session, work.settings, order.data, order.password, demo=work.demo
    )
    if problems:
        raise Invalid(*problems)
    return _register(work, registration.plain(order.data), order.password, source)


def _limit(work: Work, source: str) -> None:
    since = work.now - timedelta(hours=1)
    recent = select(func.count()).where(PartyRow.source == source, PartyRow.registered_at > since)
    if (work.session.scalar(recent) or 0) >= MOST_AN_HOUR:
        raise TooMany("registrations")


def _register(work: Work, data: dict[str, str], password: str, source: str) -> Registered:
    home = _organisation(work, data)
    row = recording.begin(work, home.id, data["kind"])
    row.legal_representative, row.address = data["legal_representative"], data["address"]
    row.source = source
    if data["kind"] == PartyKind.NATURAL_PERSON:
        row.identity_digest = registration.identity_digest(work.settings, data["code"])
        row.identity_last = data["code"].strip()[-4:].upper()
    _first_rows(work, home.id, data)
    person = _person(work, home.id, data, password)
    index_traits(work.session, home.id)
    work.record(
        Fact.PARTY_REGISTERED, chain=chain_of(home.id), organisation=home.id, person=person[0]
    )
    return Registered(organisation=home.id, person=person[0], session_epoch=person[1])


def _organisation(work: Work, data: dict[str, str]) -> OrganisationRow:
    natural = data["kind"] == PartyKind.NATURAL_PERSON
    row = OrganisationRow(
        id=uuid4().hex,
        key=f"m-{uuid4().hex[:12]}",
        name=data["name"],
        name_en=data["name_en"],
        uscc=None if natural else written_uscc(data["code"]),
        kind=Kind.MARKET,
        region=data["region"],
    )
    write(work, row)
    index_names(work.session, row.id, (row.name, row.name_en, row.key, row.uscc))
    work.record(Fact.ORGANISATION_CREATED, chain=chain_of(row.id), organisation=row.id)
    return row


def _first_rows(work: Work, organisation: str, data: dict[str, str]) -> None:
    """The contact person, and the basic account where one was given."""
    rows = {
        "contacts": {name: data[f"contact_{name}"] for name in ("name", "duty", "phone", "email")}
    }
    if data["account_number"]:
        rows["accounts"] = {"bank": data["account_bank"], "number": data["account_number"]}
    for part, given in rows.items():
        kept, _ = taken(PARTS[part], {**given, "basic": True})
        work.session.add(
            PartyItemRow(
                id=uuid4().hex, organisation=organisation, part=part, data=kept, added_at=work.now
            )
        )


def _person(work: Work, organisation: str, data: dict[str, str], password: str) -> tuple[str, int]:
    person = add_person(
        work,
        login=written(data["login"]),
        name=data["person_name"],
        name_en="",
        organisation=organisation,
        language=data["language"],
        secret=password,
        must_change=False,
    )
    work.session.flush()
    work.session.add(
        PersonRoleRow(person_id=person.id, role=ROLE, granted_by=person.id, granted_at=work.now)
    )
    chain = chain_of(organisation)
    work.record(Fact.PERSON_CREATED, chain=chain, person=person.id)
    work.record(Fact.ROLE_GRANTED, chain=chain, person=person.id, role=ROLE)
    return person.id, person.session_epoch
