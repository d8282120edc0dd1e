"""The columns of the register's files, by their Chinese or English heading."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """`example` stands in the template that people download."""

    key: str
    zh: str
    en: str
    needed: bool
    example: str


COLUMNS = (
    Column(
        key="approval_number",
        zh="批准文号",
        en="Approval number",
        needed=True,
        example="宁发改〔2026〕101号",
    ),
    Column(key="name", zh="项目名称", en="Project name", needed=True, example="滨江路道路改造工程"),
    Column(key="class", zh="类别", en="Class", needed=True, example="A01"),
    Column(key="kind", zh="标的类型", en="Kind", needed=True, example="工程"),
    Column(key="region", zh="行政区划", en="Region", needed=True, example="320104"),
    Column(key="amount", zh="金额（元）", en="Amount (CNY)", needed=True, example="23800000.00"),
    Column(key="approved_on", zh="批准日期", en="Approved on", needed=True, example="2026-03-02"),
    Column(
        key="planned_on", zh="计划交易日期", en="Planned on", needed=False, example="2026-06-30"
    ),
    Column(key="unified_code", zh="统一交易标识码", en="Unified code", needed=False, example=""),
    Column(key="owner", zh="项目单位", en="Owner", needed=True, example="南京市城市建设局"),
    Column(
        key="investment_code",
        zh="投资项目代码",
        en="Investment code",
        needed=False,
        example="2603-320104-04-01-000001",
    ),
)
KINDS: Mapping[str, str] = {
    "工程": "works",
    "货物": "goods",
    "服务": "services",
    "其他": "other",
    "works": "works",
    "goods": "goods",
    "services": "services",
    "other": "other",
}
"""As people write the kind, in Chinese or English → as decision tables ask for it."""


def by_heading() -> Mapping[str, Column]:
    return {heading: one for one in COLUMNS for heading in (one.zh, one.en)}
