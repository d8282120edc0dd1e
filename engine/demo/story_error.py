"""Why a story does not go as told, as a code with values and a sentence in both languages."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "differs": (
        "{name}：预期 {wanted}，实际 {found} {detail}",
        "{name}: expected {wanted}, found {found} {detail}",
    ),
    "other_problem": (
        "预期 {field} 有问题，实际 {found}",
        "expected a problem with {field}, found {found}",
    ),
    "other_rule": ("预期指出 {rule}，实际 {found}", "expected {rule} to be named, found {found}"),
    "no_duration": ("“{text}”不是时长", "{text} is no duration"),
    "nothing_follows": ("没有后续项目：{step}", "nothing follows at step {step}"),
    "not_open": (
        "任务 {element} 在 {at} 没有待办；待办的有：{open}",
        "task {element} is not open at {at}; open: {open}",
    ),
    "no_story": ("文件不是用例：{error}", "the file is no story: {error}"),
    "not_playable": (
        "用例应从 {first} 以后开始，不超过 {most} 步",
        "a story begins after {first} and has at most {most} steps",
    ),
    "incidents": ("留有 {count} 个异常", "{count} incidents are open"),
    "refused": ("系统没有办理：{error}", "{error}"),
    "broken": (
        "这一步不能执行（{kind}：{error}）",
        "this step cannot be played ({kind}: {error})",
    ),
    "late": (
        "没有回放：一个包最多 {most} 个用例，合计不超过 {seconds} 秒",
        "not played: a package may have {most} stories that take {seconds} seconds together",
    ),
}


class StoryError(AssertionError):
    """The story does not go as told; its text is the English sentence."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        self.zh, self.en = (one.format_map(values).strip() for one in SENTENCES[code])
        super().__init__(self.en)
