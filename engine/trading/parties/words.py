"""What is said about the fields of a record, Chinese and English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "party_date": (
        "“{label}”应为日期，如 2026-06-22",
        "“{label_en}” must be a date such as 2026-06-22",
    ),
    "party_money": (
        "“{label}”应为不小于零的数，最多两位小数",
        "“{label_en}” must be a number, not below zero, with at most two decimals",
    ),
    "party_phone": (
        "“{label}”应为手机号或带区号的电话号码",
        "“{label_en}” must be a mobile number or a number with its area code",
    ),
    "party_email": ("“{label}”不是电子邮箱地址", "“{label_en}” is not an email address"),
    "party_account": ("“{label}”应为 8 至 32 位数字", "“{label_en}” must have 8 to 32 digits"),
    "party_ends_before": (
        "“{label}”早于有效期起",
        "“{label_en}” lies before the first day of validity",
    ),
    "party_identity": (
        "身份证号码的长度、出生日期或校验码不对",
        "The identity number has a wrong length, date of birth or check digit",
    ),
    "party_registered": (
        "这个代码或证件已经登记过，不需要再次登记；请用已有账号登录",
        "This code or document is registered already; sign in with the account you have",
    ),
    "party_basic": (
        "已有基本账户；请先修改原来的基本账户",
        "There is a basic account already; change that one first",
    ),
    "party_full": ("这一部分最多 {limit} 条", "This part takes at most {limit} rows"),
    "party_file_lies": (
        "文件“{name}”的内容与文件名不符（实际类型：{type}）",
        "The content of “{name}” does not match its name (it is {type})",
    ),
    "party_itself": ("不能与自己合并", "A record cannot be merged with itself"),
    "party_merged": (
        "“{name}”已经并入其他主体",
        "“{name}” was merged into another record before",
    ),
    "party_bids_now": (
        "“{name}”正在以投标人身份参加 {projects}；请待其结束，或者改为保留这一方",
        "“{name}” bids in {projects} now; wait for their end, or keep this record instead",
    ),
    "party_meet": (
        "双方同时参加 {projects}，不能合并",
        "Both take part in {projects}; they cannot be merged",
    ),
    "party_not_market": (
        "“{name}”不是市场主体",
        "“{name}” is no market entity",
    ),
    "few_parties": (
        "至少要有 {least} 个不同的单位",
        "At least {least} different organisations are needed",
    ),
    "unknown_parties": (
        "平台没有统一社会信用代码为 {codes} 的单位，请核对，或请该单位先登记主体信息",
        "Nobody here has the credit code {codes}; check it, or ask the organisation to register",
    ),
}
