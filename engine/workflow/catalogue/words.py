"""How the catalogue speaks of days, units and what it refuses; Chinese and English."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
UNITS: Mapping[str, tuple[str, str]] = {
    "working_day": ("个工作日", " working days"),
    "calendar_day": ("日", " days"),
    "hour": ("小时", " hours"),
    "minute": ("分钟", " minutes"),
    "percent": ("%", "%"),
    "cny": ("元", " CNY"),
}
DIRECTIONS: Mapping[str, tuple[str, str]] = {
    "more": ("只能调高", "may only be raised"),
    "less": ("只能调低", "may only be lowered"),
    "none": ("不得改动", "may not be changed"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "out_of_bounds": (
        "“{label}”填的是 {value}，超出允许的范围：{range}{rule}",
        "“{label_en}” is {value}, outside what is allowed: {range_en}{rule_en}",
    ),
    "not_a_quantity": ("“{label}”应为数字", "“{label_en}” must be a number"),
    "loosens": (
        (
            "“{label}”省目录为 {base}，设区市{direction}，不得放宽；可填 {range}{rule}"
            "（《实施意见》第四条）"
        ),
        (
            "“{label_en}” is {base} in the province; a city's {direction_en} and not loosened: "
            "{range_en}{rule_en} (policy, article 4)"
        ),
    ),
    "fixed": (
        "“{label}”不涉及对投标人的保护，设区市须沿用省目录的 {base}",
        "“{label_en}” protects no bidder; a city keeps the province's {base}",
    ),
    "restricts": (
        (
            "“{label}”是对投标人的限制，加码不是“从严”（《实施意见》第六条）；"
            "省目录为 {base}，只能调低，可填 {range}"
        ),
        (
            "“{label_en}” restricts bidders; more of it is never tighter (policy, article 6). "
            "The province says {base}; it may only be lowered: {range_en}"
        ),
    ),
    "no_such_parameter": (
        "省目录项没有参数“{label}”，设区市不得增设",
        "The province's item has no parameter “{label_en}”; a city may not add one",
    ),
    "dates_overlap": (
        (
            "{code} 第 {revision} 次修订的生效期是 {begins} 至 {ends}，"
            "与 {new_begins} 至 {new_ends} 重叠"
        ),
        (
            "Revision {revision} of {code} is in force {begins} to {ends}, which overlaps "
            "{new_begins} to {new_ends}"
        ),
    ),
    "no_own_catalogue": (
        "县（市、区）不单独设立交易目录，执行所在设区市（{city}）的目录（《实施意见》第四、九条）",
        (
            "A county keeps no catalogue of its own and follows its city's ({city}; "
            "policy, articles 4 and 9)"
        ),
    ),
    "not_a_city": (
        "只有设区市可以依据省目录派生；省本级执行省目录（《实施意见》第四条）",
        "Only a city derives items; the province follows its own catalogue (policy, article 4)",
    ),
    "not_provincial": (
        "{code} 不是省目录项，不能由此派生",
        "{code} is not an item of the province and nothing derives from it",
    ),
    "code_taken": ("编码 {code} 已在目录中", "The code {code} is already in the catalogue"),
    "no_such_item": (
        "目录中没有正在执行的 {code}",
        "There is no {code} in force in the catalogue",
    ),
    "threshold_loosens": (
        (
            "“{label}”从 {value} 元起应当进场，松于法定标准：{below} 元的项目依法已应进场{rule}；"
            "只能更低"
        ),
        (
            "“{label_en}” from CNY {value} on is looser than the law, by which one of CNY {below} "
            "must be traded here already{rule_en}; it may only be lower"
        ),
    ),
    "not_yours": (
        "{code} 不是本级目录自设的目录项，不能在此修改；派生的目录项请用“修改本市参数”",
        "{code} is not an item of your own catalogue; a derived one is changed by its parameters",
    ),
    "begins_too_late": (
        "生效日期 {begins} 已到或已过，请另定日期",
        "The effective date {begins} has come; choose a later one",
    ),
}


def day(moment: datetime | None) -> str:
    """The day of a moment in Beijing; empty for none."""
    return f"{moment.astimezone(ZONE):%Y-%m-%d}" if moment else ""
