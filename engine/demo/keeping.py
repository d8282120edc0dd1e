"""What the demo's catalogue keepers did: a city derived an item, the register was imported."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from engine.app import Engine
from engine.demo.story import Story
from engine.people.queries.actor_of import actor_of
from engine.people.queries.person_by_login import person_by_login
from engine.trading.register.columns import COLUMNS
from engine.trading.register.orders.import_register import ImportRegister
from engine.vocabulary import Actor
from engine.workflow.orders.derive_item import DeriveItem
from engine.workflow.queries.item_view import item_view

DERIVED = (
    ("nanjing", {"intake_days": 2, "letter_days": 1}),
    ("suzhou", {"intake_days": 1, "award_days": 7}),
)
"""Cities whose keepers answer faster than the province asks."""
ELSEWHERE = (
    ("河西中学新建工程", "工程", "320105", "86500000.00", 240),
    ("污水处理厂提标设备采购", "货物", "320505", "3200000.00", 210),
    ("体育馆维修监理", "服务", "320205", "450000.00", 200),
    ("人民医院门诊楼工程", "工程", "320104", "152000000.00", 40),
)
"""Approved projects that nobody brought to the platform: name, kind, region, amount, days ago."""


def keep(engine: Engine, told: Sequence[Story], now: datetime) -> None:
    """After the stories of the cities were played; nothing where none is an investment."""
    works = [one for one in told if "total_investment" in one.case]
    often = Counter(one.item for one in works).most_common()
    item = next((code for code, _ in often if _has_all(engine, code)), None)
    if item:
        _derive(engine, item)
        _register(engine, works, item, now)


def _has_all(engine: Engine, code: str) -> bool:
    """Whether an item has every parameter that the cities change."""
    there = {one.name for one in engine.ask(item_view, code).parameters}
    return all(there.issuperset(parameters) for _, parameters in DERIVED)


def _derive(engine: Engine, item: str) -> None:
    """The cities' items of one of the province."""
    for city, parameters in DERIVED:
        keeper = _keeper(engine, city)
        order = DeriveItem(
            actor=keeper,
            item=item,
            region=str(keeper.region),
            parameters=parameters,
            reason="优化营商环境，压缩办理时限",
        )
        engine.handle(order)


def _register(engine: Engine, told: Sequence[Story], item: str, now: datetime) -> None:
    """The province's register: what the stories trade, and what is traded nowhere."""
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows(
        [[column.zh for column in COLUMNS], *_traded(told), *_untraded(item, now)]
    )
    content = kept.getvalue().encode()
    order = ImportRegister(actor=_keeper(engine, "province"), name="台账.csv", content=content)
    engine.handle(order)


def _traded(told: Sequence[Story]) -> Iterator[list[str]]:
    for one in told:
        case = {name: str(value) for name, value in one.case.items()}
        yield [
            *(case["approval_number"], case["project_name"], one.item, "工程", one.region),
            *(case["total_investment"], f"{one.begins:%Y-%m-%d}", "", ""),
            case["tenderee_name"],
        ]


def _untraded(item: str, now: datetime) -> Iterator[list[str]]:
    for number, (name, kind, region, amount, days) in enumerate(ELSEWHERE, start=1):
        approved = f"{now - timedelta(days=days):%Y-%m-%d}"
        number_of = f"苏发改〔{approved[:4]}〕{900 + number}号"
        yield [number_of, name, item, kind, region, amount, approved, "", "", "示范建设单位"]


def _keeper(engine: Engine, place: str) -> Actor:
    return engine.ask(actor_of, engine.ask(person_by_login, f"catalogue_keeper.{place}").id)
