"""How pages name the states of deposits, payments and payouts."""

from collections.abc import Mapping

STATES: Mapping[str, tuple[str, str]] = {
    "open": ("尚未办理", "open"),
    "waiting": ("等待到账", "open"),
    "partial": ("金额不足", "mark"),
    "paid": ("已到账", "done"),
    "guaranteed": ("保函有效", "done"),
    "missed": ("未缴足", "incident"),
    "leaving": ("正在退还", "open"),
    "returned": ("已退还", "completed"),
    "forfeited": ("不予退还", "incident"),
}
"""Words of a deposit's state, and the colour of its tag."""

WHYS: Mapping[str, str] = {
    "excess": "多缴退回",
    "late": "迟到退回",
    "unknown": "无此专户，退回",
    "refund": "退还保证金",
    "forfeit": "不予退还，转付招标人",
}
RESULTS: Mapping[str, str] = {
    "counted": "入账",
    "partial": "入账，尚未缴足",
    "excess": "入账，多缴部分退回",
    "late": "迟到，退回",
    "unknown": "无此专户，退回",
    "known": "以前已记",
    "paid": "付款确认",
    "unordered": "平台没有指令过这笔付款",
    "bank_entry": "内容不对，没有入账",
    "bank_format": "写法不对，没有入账",
    "WrongState": "与账面不符，没有入账",
}
"""What came of a line of a statement."""
