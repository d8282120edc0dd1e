"""How the catalogue's pages name statuses, origins and directions, and read a table's cells."""

import re

from webapp.i18n import translate

LARGE = re.compile(r"\b[0-9]{5,}\b", re.ASCII)
STATUSES = {"in_force": "执行中", "scheduled": "待生效", "ended": "已终止"}
ORIGINS = {"province": "省目录", "derived": "派生自省目录", "own": "本市自设"}
PROTECTS = {"more": "越多越保护投标人", "less": "越少越保护投标人", "none": "不涉及"}
SOURCES = {"promise": "服务承诺", "law": "法律规定"}
CELLS = {
    '"works"': "工程",
    '"goods"': "货物",
    '"services"': "服务",
    '"other"': "其他",
    "true": "是",
    "false": "否",
}


def kind(name: str) -> str:
    """What is traded, in words."""
    return cell(f'"{name}"')


def cell(text: str) -> str:
    """A cell of a decision table in words where there are some, amounts with thousands."""
    known = CELLS.get(text)
    if known:
        return translate(known)
    plain = text.replace(">=", "≥").replace("<=", "≤").strip('"')
    return LARGE.sub(lambda found: f"{int(found[0]):,}", plain)
