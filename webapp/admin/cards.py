"""What each kind of administrator finds in the administration, and may therefore open."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.law.desk import KEEPERS
from engine.people import permissions
from engine.vocabulary import Actor

Predicate = Callable[[Actor], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A page of the administration with the predicate that opens it."""

    endpoint: str
    title: str
    text: str
    opens: Predicate


def keeps_law(actor: Actor) -> bool:
    """Who confirms and corrects law rows and the calendar."""
    return bool(actor.roles & KEEPERS)


def reads_regions(actor: Actor) -> bool:
    """Regions are public: everybody with another card may look codes up."""
    return keeps_law(actor) or permissions.may_manage_organisations(actor)


def reads_organisations(actor: Actor) -> bool:
    """The system administrator keeps them, the security administrator reads them."""
    return permissions.may_read_people(actor) and not permissions.may_read_ledger(actor)


CARDS = (
    Card(
        endpoint="admin.organisations",
        title="单位",
        text="交易中心、行政部门和市场主体",
        opens=reads_organisations,
    ),
    Card(
        endpoint="admin.people",
        title="人员与角色",
        text="账号、角色、密码与锁定",
        opens=permissions.may_read_people,
    ),
    Card(
        endpoint="admin.regions",
        title="行政区划",
        text="全省各级区划及其代码",
        opens=reads_regions,
    ),
    Card(
        endpoint="admin.law_rows",
        title="法定规则",
        text="期限与门槛，连同法律、条款和依据性质",
        opens=keeps_law,
    ),
    Card(
        endpoint="admin.calendar",
        title="工作日历",
        text="节假日与调休，逐年确认",
        opens=keeps_law,
    ),
    Card(
        endpoint="admin.trusted_keys",
        title="受信任的密钥",
        text="谁签名的交易类型包可以信任",
        opens=permissions.may_trust_keys,
    ),
    Card(
        endpoint="admin.ledger",
        title="留痕审计",
        text="查阅留痕，核验哈希链",
        opens=permissions.may_read_ledger,
    ),
    Card(
        endpoint="admin.incidents",
        title="异常",
        text="流程和发送中等待处理的异常",
        opens=permissions.may_read_incidents,
    ),
)


def cards_of(actor: Actor) -> tuple[Card, ...]:
    """The cards of one person, in order."""
    return tuple(card for card in CARDS if card.opens(actor))
