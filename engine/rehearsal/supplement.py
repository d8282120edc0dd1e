"""One person for each role that nobody in the demo province holds."""

from collections.abc import Iterable

from engine.app import Engine
from engine.demo import province
from engine.people.kinds import Kind
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import CreatePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.people.roles import Bound, Family, Role
from engine.vocabulary import Actor

KINDS = {
    Family.SERVICE: Kind.CENTRE,
    Family.SUPERVISION: Kind.DEPARTMENT,
    Family.MANAGEMENT: Kind.DEPARTMENT,
    Family.MARKET: Kind.MARKET,
}


def settle(engine: Engine) -> None:
    """Roles bound to a region get a person in every city, others one."""
    roles = engine.house.roles
    for key in _lacking(roles):
        if roles[key].family in KINDS:
            _settle_role(engine, roles[key])


def _lacking(roles: Iterable[str]) -> list[str]:
    held = {role for entry in province.entries() for role in entry.roles} | {"expert"}
    return [role for role in roles if role not in held]


def _settle_role(engine: Engine, role: Role) -> None:
    slug = role.key.replace("_", "-")
    if role.bound is not Bound.REGION:
        _person(engine, role, f"{role.key}1", "320100")
        return
    for region, city in province.CITY_OF.items():
        _person(engine, role, f"{slug}-{city}", region, city)


def _person(engine: Engine, role: Role, key: str, region: str, part: str = "") -> None:
    order = CreateOrganisation(
        actor=_administrator(engine, "system_admin"),
        key=key,
        name=f"示范单位（{role.zh}）",
        name_en=f"Model organisation ({role.en})",
        kind=KINDS[role.family],
        region=region,
    )
    home = engine.handle(order)
    made = engine.handle(
        CreatePerson(
            actor=order.actor,
            login=f"{role.key}.{part or key}",
            name=role.zh,
            organisation=home,
            password=province.PASSWORD,
        )
    )
    security = _administrator(engine, "security_admin")
    engine.handle(GrantRole(actor=security, person=made.person_id, role=role.key))


def _administrator(engine: Engine, login: str) -> Actor:
    return engine.ask(actor_of, engine.ask(person_by_login, login).id)
