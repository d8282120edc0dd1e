"""Market entities as they register, and what they tell of themselves."""

import io
from typing import Any

from engine.people.queries.actor_of import actor_of
from engine.trading.parties.orders.keep_party_item import KeepPartyItem
from engine.trading.parties.orders.register_party import Registered, RegisterParty
from engine.vocabulary import Actor, Json
from tests.workflow.houses import House

NOBODY = Actor(id="nobody")
CODES = (
    "91320800MA1003074U",
    "91320900MA1003445P",
    "91321000MA1003816C",
    "91321100MA1004181Q",
    "91321200MA1004552L",
    "91321300MA1004923G",
)
PERSON = "11010519491231002X"
PASSWORD = "long enough it is"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def said(number: int = 0, **more: str) -> dict[str, Json]:
    """A registration that is right."""
    return {
        "kind": "legal_person",
        "code": CODES[number],
        "name": f"南京长江{'甲乙丙丁戊己'[number]}建设有限公司",
        "name_en": "",
        "legal_representative": "王建国",
        "address": f"南京市玄武区中山路{number}号",
        "region": "320100",
        "contact_name": "李敏",
        "contact_duty": "经理",
        "contact_phone": "13800000000",
        "contact_email": "li@example.cn",
        "account_bank": "中国银行南京分行",
        "account_number": f"6217000000000{number:03}",
        "person_name": "李敏",
        "login": f"li.min{number}",
        "language": "zh",
        **more,
    }


def register(house: House, number: int = 0, source: str = "", **more: str) -> Actor:
    """The first person of a new entity, as they act."""
    order = RegisterParty(
        actor=NOBODY, data=said(number, **more), password=PASSWORD, source=source or str(number)
    )
    made: Registered = house.give(order)
    return house.ask(actor_of, made.person)


def keep(house: House, actor: Actor, part: str, **data: Json) -> str:
    """The id of a new row."""
    item = data.pop("item", None)
    return str(
        house.give(
            KeepPartyItem(actor=actor, part=part, data=data, item=str(item) if item else None)
        )
    )


def qualify(house: House, actor: Actor, **more: Any) -> str:
    given = {
        "kind": "建筑工程施工总承包",
        "level": "一级",
        "number": "D132000001",
        "issuer": "住房和城乡建设部",
        "valid_from": "2024-01-01",
        "valid_to": "2028-12-31",
        **more,
    }
    return keep(house, actor, "qualifications", **given)


def stored(house: House, content: bytes = PDF) -> str:
    return house.engine.house.files.put(io.BytesIO(content), 10_000_000).sha256
