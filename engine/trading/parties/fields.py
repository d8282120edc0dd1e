"""What a record asks, part by part: each field with its names and what it must look like."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class PartyKind(StrEnum):
    """法人, 非法人组织, 自然人."""

    LEGAL_PERSON = "legal_person"
    OTHER_ORGANISATION = "other_organisation"
    NATURAL_PERSON = "natural_person"


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyField:
    """`kind` is text, date, money, flag, phone, email or account; `most` counts characters."""

    name: str
    zh: str
    en: str
    kind: str = "text"
    required: bool = False
    most: int = 200


def _field(name: str, zh: str, en: str, kind: str = "text", *, must: bool = False) -> PartyField:
    return PartyField(name=name, zh=zh, en=en, kind=kind, required=must)


HEAD = (
    _field("name", "名称", "Name", must=True),
    _field("name_en", "英文名称", "English name"),
    _field("legal_representative", "法定代表人或负责人", "Legal representative"),
    _field("address", "住所", "Registered address", must=True),
)
"""What the record itself says; the region lies beside it."""

PARTS: Mapping[str, tuple[PartyField, ...]] = {
    "contacts": (
        _field("name", "姓名", "Name", must=True),
        _field("duty", "职务", "Duty"),
        _field("phone", "电话", "Phone", "phone", must=True),
        _field("email", "电子邮箱", "Email", "email"),
    ),
    "accounts": (
        _field("bank", "开户银行", "Bank", must=True),
        _field("number", "账号", "Account number", "account", must=True),
        _field("basic", "基本账户", "Basic account", "flag"),
    ),
    "qualifications": (
        _field("kind", "资质类别", "Qualification", must=True),
        _field("level", "等级", "Level"),
        _field("number", "证书编号", "Certificate number", must=True),
        _field("issuer", "发证机关", "Issued by"),
        _field("valid_from", "有效期起", "Valid from", "date", must=True),
        _field("valid_to", "有效期至", "Valid until", "date", must=True),
    ),
    "performance": (
        _field("project", "项目名称", "Project", must=True),
        _field("client", "建设单位", "Client", must=True),
        _field("amount", "合同金额（元）", "Contract amount (CNY)", "money", must=True),
        _field("completed_on", "竣工日期", "Completed on", "date"),
    ),
    "staff": (
        _field("name", "姓名", "Name", must=True),
        _field("kind", "执业资格", "Professional qualification", must=True),
        _field("number", "注册编号", "Registration number", must=True),
        _field("valid_from", "有效期起", "Valid from", "date"),
        _field("valid_to", "有效期至", "Valid until", "date", must=True),
    ),
}
PART_NAMES: Mapping[str, tuple[str, str]] = {
    "head": ("基本信息", "Basic data"),
    "contacts": ("联系人", "Contacts"),
    "accounts": ("银行账户", "Bank accounts"),
    "qualifications": ("资质", "Qualifications"),
    "performance": ("业绩", "Completed works"),
    "staff": ("从业人员", "Professional staff"),
    "merge": ("合并", "Merge"),
}
OTHER_NAMES: Mapping[str, tuple[str, str]] = {
    "region": ("行政区划", "Region"),
    "file": ("证书文件", "Certificate"),
    "merged": ("并入的主体", "Merged in"),
    "merged_into": ("并入", "Merged into"),
    "reason": ("理由", "Reason"),
}
"""What a history tells beside the fields."""
WITH_FILE = frozenset({"qualifications", "performance", "staff"})
"""Parts whose rows may carry a certificate."""
MOST_ITEMS = 200


def field_of(part: str, name: str) -> PartyField | None:
    """The field of a part, or of the record's head."""
    known = HEAD if part == "head" else PARTS.get(part, ())
    return next((one for one in known if one.name == name), None)
