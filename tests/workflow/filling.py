"""A demo house with the people of one city, as every test of the workflow finds it."""

from pathlib import Path

from engine import settings
from engine.app import Engine
from engine.demo import province
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import CreatePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.set_up_house import SetUpHouse
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.settings import Settings
from engine.vocabulary import OPERATOR, Actor
from engine.workflow.orders.install_house import InstallHouse

HERE = {
    "province",
    "tenderee1",
    "agency1",
    "bidder1",
    "bidder2",
    "bidder3",
    "centre-nanjing",
    "housing-nanjing",
    "centre-wuxi",
}


def fill(url: str, folder: Path) -> None:
    """A demo house with the people of one city, and a second person in the agency."""
    engine = Engine(settings_in(folder, url))
    engine.handle(InstallHouse(actor=OPERATOR, demo=True))
    engine.handle(SetUpHouse(actor=OPERATOR))
    for entry in province.entries():
        if entry.key in HERE:
            _settle(engine, entry)
    for number in range(1, 4):
        _person(engine, f"expert{number}", None, "expert")
    engine.close()


def settings_in(folder: Path, url: str, **more: str) -> Settings:
    return settings.read(
        {
            "SUNROAD_DATA": str(folder),
            "SUNROAD_KEYS": str(folder / "keys"),
            "SUNROAD_DATABASE_URL": url,
            **more,
        }
    )


def _settle(engine: Engine, entry: province.Entry) -> None:
    home = engine.handle(
        CreateOrganisation(
            actor=_administrator(engine, "system_admin"),
            key=entry.key,
            name=entry.name,
            name_en=entry.name_en,
            kind=entry.kind,
            region=entry.region,
            uscc=entry.uscc,
        )
    )
    for role in entry.roles:
        _person(engine, f"{role}.{province._login_part(entry)}", home, role)
    if entry.key == "agency1":
        _person(engine, "agency.second", home, "agency")


def _person(engine: Engine, login: str, home: str | None, role: str) -> None:
    made = engine.handle(
        CreatePerson(
            actor=_administrator(engine, "system_admin"),
            login=login,
            name="王小明",
            organisation=home,
            password=province.PASSWORD,
        )
    )
    order = GrantRole(
        actor=_administrator(engine, "security_admin"), person=made.person_id, role=role
    )
    engine.handle(order)


def _administrator(engine: Engine, login: str) -> Actor:
    return engine.ask(actor_of, engine.ask(person_by_login, login).id)
