"""What each problem is called in words, Chinese and English."""

from collections.abc import Mapping

from engine.errors import Problem
from engine.vocabulary import Json

SENTENCES: Mapping[str, tuple[str, str]] = {
    "required": ("请填写“{label}”", "Enter “{label_en}”"),
    "unknown_field": ("表单中没有“{label}”", "The form has no field “{label_en}”"),
    "hidden_field": (
        "“{label}”在当前情况下不需要填写，不能提交",
        "“{label_en}” is not asked for here and cannot be sent",
    ),
    "readonly": ("“{label}”只能查看，不能修改", "“{label_en}” can be read but not changed"),
    "not_text": ("“{label}”必须是文字", "“{label_en}” must be text"),
    "not_a_number": ("“{label}”必须是数字", "“{label_en}” must be a number"),
    "number_too_large": ("“{label}”的数字过大", "“{label_en}” has too many digits"),
    "not_an_integer": ("“{label}”必须是整数", "“{label_en}” must be a whole number"),
    "too_many_decimals": (
        "“{label}”最多保留 {limit} 位小数",
        "“{label_en}” may have at most {limit} decimal places",
    ),
    "not_a_step": ("“{label}”必须是 {limit} 的倍数", "“{label_en}” must be a multiple of {limit}"),
    "too_small": ("“{label}”不得小于 {limit}", "“{label_en}” must be at least {limit}"),
    "too_large": ("“{label}”不得大于 {limit}", "“{label_en}” must be at most {limit}"),
    "too_short": (
        "“{label}”至少 {limit} 个字",
        "“{label_en}” must have at least {limit} characters",
    ),
    "too_long": ("“{label}”最多 {limit} 个字", "“{label_en}” may have at most {limit} characters"),
    "bad_character": (
        "“{label}”含有不能保存的字符",
        "“{label_en}” holds a character that cannot be stored",
    ),
    "pattern": ("“{label}”的格式不对", "“{label_en}” does not have the right form"),
    "not_an_email": ("“{label}”不是电子邮箱地址", "“{label_en}” is not an e-mail address"),
    "not_a_phone": ("“{label}”不是电话号码", "“{label_en}” is not a phone number"),
    "not_an_option": ("“{label}”不是可选项", "“{label_en}” is not one of the choices"),
    "not_a_list": ("“{label}”必须是列表", "“{label_en}” must be a list"),
    "repeated": ("“{label}”有重复的选项", "“{label_en}” holds the same choice twice"),
    "not_yes_or_no": ("“{label}”必须是是或否", "“{label_en}” must be yes or no"),
    "must_accept": ("请勾选“{label}”", "Tick “{label_en}”"),
    "not_a_date": ("“{label}”必须是日期，如 2026-06-22", "“{label_en}” must be a date: 2026-06-22"),
    "not_a_time": ("“{label}”必须是时间，如 09:30", "“{label_en}” must be a time: 09:30"),
    "not_a_moment": (
        "“{label}”必须是日期和时间，如 2026-06-22T09:30",
        "“{label_en}” must be a date and time: 2026-06-22T09:30",
    ),
    "too_early": ("“{label}”不得早于 {limit}", "“{label_en}” must not be before {limit}"),
    "too_late": ("“{label}”不得晚于 {limit}", "“{label_en}” must not be after {limit}"),
    "not_an_object": ("“{label}”必须是一组字段", "“{label_en}” must be a group of fields"),
    "too_few_rows": ("“{label}”至少 {limit} 行", "“{label_en}” must have at least {limit} rows"),
    "too_many_rows": ("“{label}”最多 {limit} 行", "“{label_en}” may have at most {limit} rows"),
    "rows_fixed": (
        "“{label}”必须正好 {limit} 行",
        "“{label_en}” must have exactly {limit} rows",
    ),
    "not_documents": ("“{label}”必须是附件列表", "“{label_en}” must be a list of documents"),
    "unknown_document": ("“{label}”中的附件不存在", "A document of “{label_en}” does not exist"),
    "too_many_documents": (
        "“{label}”最多 {limit} 个附件",
        "“{label_en}” may have at most {limit} documents",
    ),
    "check": ("{message}", "{message_en}"),
    "check_failed": (
        "“{label}”的校验规则无法执行",
        "The rule of “{label_en}” could not be evaluated",
    ),
    "too_complex": ("提交的内容过大，无法校验", "What was sent is too large to be checked"),
}


def say(problem: Problem, language: str) -> str:
    """The sentence for one problem in `zh` or `en`; the English default for a foreign key."""
    if problem.key not in SENTENCES:
        return problem.text
    return _sentence(problem.key, problem.params, language)


def problem(field: str, key: str, **params: Json) -> Problem:
    """A problem with its English sentence written out."""
    return Problem(field=field, key=key, text=_sentence(key, params, "en"), params=dict(params))


def _sentence(key: str, params: Mapping[str, Json], language: str) -> str:
    zh, en = SENTENCES[key]
    known = _Known({name: str(value) for name, value in params.items()})
    return (en if language == "en" else zh).format_map(known)


class _Known(dict[str, str]):
    """A parameter nobody gave reads as nothing."""

    def __missing__(self, key: str) -> str:
        return ""
