"""How the register's page names states and says why."""

STATE_NAMES = {
    "not_traded": "应进未进",
    "unclear": "待认定",
    "in_time": "期限未到",
    "traded": "已进场",
    "exempt": "无需进场",
}
REASONS = {
    "matched": "与平台项目对应",
    "several": "有多个项目对应，需要认定",
    "same_number": "有项目文号相同，类别和名称不同，需要认定",
    "same_name": "有同名项目，文号不同，需要认定",
    "no_item": "目录中没有这一类",
    "below": "未达到进场规模标准",
    "waiting": "应在 %(until)s 前进场",
    "overdue": "%(until)s 前没有进场",
    "said": "人工认定",
}
