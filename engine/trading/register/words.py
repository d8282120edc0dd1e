"""What is said of rows of a file; Chinese and English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "columns_missing": ("缺少列：{columns}", "Columns are missing: {columns}"),
    "cell_empty": ("第 {line} 行“{column}”没有填写", "Line {line}, {column_en}: it is empty"),
    "cell_too_long": ("第 {line} 行“{column}”太长", "Line {line}, {column_en}: it is too long"),
    "cell_kind": (
        "第 {line} 行“{column}”应为工程、货物、服务或其他",
        "Line {line}, {column_en}: works, goods, services or other",
    ),
    "cell_region": (
        "第 {line} 行“{column}”应为本省的六位行政区划代码",
        "Line {line}, {column_en}: a six-digit code of a region of the province",
    ),
    "cell_other_region": (
        "第 {line} 行“{column}”不在您管理的地区",
        "Line {line}, {column_en}: it is not in your region",
    ),
    "cell_amount": (
        "第 {line} 行“{column}”应为大于零、最多两位小数的金额",
        "Line {line}, {column_en}: an amount above zero with at most two decimals",
    ),
    "cell_date": (
        "第 {line} 行“{column}”应为日期，如 2026-03-02",
        "Line {line}, {column_en}: a date such as 2026-03-02",
    ),
}
