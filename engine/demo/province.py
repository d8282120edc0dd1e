"""Jiangsu for the demo: centres and departments of every city, market entities, one person a role.

Organisations and people are invented; their codes are valid but belong to nobody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.app import Engine
from engine.people.kinds import Kind
from engine.people.orders.create_organisation import CreateOrganisation
from engine.people.orders.create_person import CreatePerson
from engine.people.orders.grant_role import GrantRole
from engine.people.orders.set_up_house import SetUpHouse
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.vocabulary import OPERATOR, Actor

PASSWORD = "sunroad-demo"  # noqa: S105 - the demo's, printed at start
CITIES: Mapping[str, tuple[str, str, str]] = {
    "320100": ("nanjing", "南京", "Nanjing"),
    "320200": ("wuxi", "无锡", "Wuxi"),
    "320300": ("xuzhou", "徐州", "Xuzhou"),
    "320400": ("changzhou", "常州", "Changzhou"),
    "320500": ("suzhou", "苏州", "Suzhou"),
    "320600": ("nantong", "南通", "Nantong"),
    "320700": ("lianyungang", "连云港", "Lianyungang"),
    "320800": ("huaian", "淮安", "Huai'an"),
    "320900": ("yancheng", "盐城", "Yancheng"),
    "321000": ("yangzhou", "扬州", "Yangzhou"),
    "321100": ("zhenjiang", "镇江", "Zhenjiang"),
    "321200": ("taizhou", "泰州", "Taizhou"),
    "321300": ("suqian", "宿迁", "Suqian"),
}
CITY_OF = {code: slug for code, (slug, _, _) in CITIES.items()}
CENTRE_ROLES = (
    "centre_intake",
    "centre_opening",
    "centre_venue",
    "centre_deposit",
    "centre_archive",
    "centre_witness",
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力玉婷晨凯宁"
MARKET = (
    (
        "tenderee1",
        "tenderee",
        "江苏示范建设投资集团",
        "Jiangsu Model Construction Investment",
        "91320000MA10001139",
    ),
    (
        "tenderee2",
        "tenderee",
        "苏南示范城市建设公司",
        "Sunan Model Urban Construction",
        "91320200MA10008506",
    ),
    (
        "agency1",
        "agency",
        "江苏示范招标咨询公司",
        "Jiangsu Model Tendering Consultants",
        "91320100MA100048X7",
    ),
    ("bidder1", "bidder", "示范第一建筑公司", "Model First Builders", "91320300MA1001220D"),
    ("bidder2", "bidder", "示范第二建筑公司", "Model Second Builders", "91320400MA1001597G"),
    ("bidder3", "bidder", "示范第三建筑公司", "Model Third Builders", "91320500MA1001968C"),
    ("bidder4", "bidder", "示范第四建筑公司", "Model Fourth Builders", "91320600MA1002338K"),
    ("bidder5", "bidder", "示范第五建筑公司", "Model Fifth Builders", "91320700MA1002709F"),
)
DEPARTMENTS = (
    ("market-regulator", "competition_reviewer", "市场监督管理局", "Market Regulation"),
    ("transport", "industry_department", "交通运输厅", "Department of Transport"),
    ("development", "industry_department", "发展和改革委员会", "Development and Reform"),
    ("resources", "industry_department", "自然资源厅", "Department of Natural Resources"),
)
EXPERTS = ("王建国", "李秀兰", "张志强", "刘海燕", "陈国栋", "赵明华", "周丽萍")
"""As the stories name them, so that a drawn expert is the person who signs in."""
Progress = Callable[[float], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An organisation of the province with the roles its people hold, one person each."""

    key: str
    name: str
    name_en: str
    kind: Kind
    region: str
    roles: tuple[str, ...]
    uscc: str | None = None


def entries() -> tuple[Entry, ...]:
    """Every organisation, the province's first."""
    cities = (one for code in CITIES for one in _city(code))
    return (_province(), *_market(), *cities, *_deciding())


def settle(engine: Engine, progress: Progress) -> None:
    """Create the province in a demo house that was just installed."""
    engine.handle(SetUpHouse(actor=OPERATOR))
    system, security = (_actor(engine, login) for login in ("system_admin", "security_admin"))
    every = entries()
    count = 0
    for done, entry in enumerate(every):
        home = engine.handle(
            CreateOrganisation(
                actor=system,
                key=entry.key,
                name=entry.name,
                name_en=entry.name_en,
                kind=entry.kind,
                region=entry.region,
                uscc=entry.uscc,
            )
        )
        for role in entry.roles:
            _person(
                engine, system, security, f"{role}.{_login_part(entry)}", home, role, name_of(count)
            )
            count += 1
        progress((done + 1) / len(every))
    _experts(engine, system, security)


def _person(
    engine: Engine,
    system: Actor,
    security: Actor,
    login: str,
    home: str | None,
    role: str,
    name: str,
) -> None:
    created = engine.handle(
        CreatePerson(
            actor=system,
            login=login,
            name=name,
            organisation=home,
            password=PASSWORD,
        )
    )
    engine.handle(GrantRole(actor=security, person=created.person_id, role=role))


def name_of(number: int) -> str:
    """An invented name, no two alike in the province."""
    return (
        SURNAMES[number % len(SURNAMES)]
        + GIVEN[number // 7 % len(GIVEN)]
        + (GIVEN[(number * 3 + 1) % len(GIVEN)] if number % 2 else "")
    )


def _experts(engine: Engine, system: Actor, security: Actor) -> None:
    for n, name in enumerate(EXPERTS, start=1):
        _person(engine, system, security, f"expert{n}", None, "expert", name)


def _login_part(entry: Entry) -> str:
    """A city's offices share the city's name; everybody else has their organisation's key."""
    return CITY_OF.get(entry.region, entry.key) if entry.uscc is None else entry.key


def _province() -> Entry:
    return Entry(
        key="province",
        name="江苏省公共资源交易管理办公室",
        name_en="Jiangsu Public Resource Trading Office",
        kind=Kind.DEPARTMENT,
        region="320000",
        roles=("analyst", "catalogue_keeper", "catalogue_approver"),
    )


def _deciding() -> tuple[Entry, ...]:
    """Who has a say in the catalogue: departments of the province, the cities' keepers."""
    return (
        *(
            _department(key, f"江苏省{zh}", f"Jiangsu {en}", "320000", role)
            for key, role, zh, en in DEPARTMENTS
        ),
        *(
            _department(
                f"services-{slug}",
                f"{zh}市政务服务管理办公室",
                f"{en} Government Services Office",
                code,
                "catalogue_keeper",
            )
            for code, (slug, zh, en) in CITIES.items()
        ),
    )


def _department(key: str, name: str, name_en: str, region: str, role: str) -> Entry:
    return Entry(
        key=key,
        name=name,
        name_en=name_en,
        kind=Kind.DEPARTMENT,
        region=region,
        roles=(role,),
    )


def _market() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            key=key,
            name=name,
            name_en=english,
            kind=Kind.MARKET,
            region="320100",
            roles=(role,),
            uscc=uscc,
        )
        for key, role, name, english, uscc in MARKET
    )


def _city(code: str) -> tuple[Entry, ...]:
    slug, zh, en = CITIES[code]
    return (
        Entry(
            key=f"centre-{slug}",
            name=f"{zh}市公共资源交易中心",
            name_en=f"{en} Public Resource Trading Centre",
            kind=Kind.CENTRE,
            region=code,
            roles=CENTRE_ROLES,
        ),
        Entry(
            key=f"housing-{slug}",
            name=f"{zh}市住房和城乡建设局",
            name_en=f"{en} Housing and Construction Bureau",
            kind=Kind.DEPARTMENT,
            region=code,
            roles=("supervisor",),
        ),
        Entry(
            key=f"finance-{slug}",
            name=f"{zh}市财政局",
            name_en=f"{en} Finance Bureau",
            kind=Kind.DEPARTMENT,
            region=code,
            roles=("finance",),
        ),
    )


def _actor(engine: Engine, login: str) -> Actor:
    return engine.ask(actor_of, engine.ask(person_by_login, login).id)
