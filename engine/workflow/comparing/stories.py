"""Stories: who plays, what is given at the start, and which steps went and came."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from engine.store import exact
from engine.vocabulary import Json
from engine.workflow.comparing.change import Change, Word, added, removed
from engine.workflow.comparing.facets import State, facet_changes
from engine.workflow.comparing.loaded import Values, flat, from_json, said
from engine.workflow.comparing.plain import text_changes

_WORDS = {
    "title": Word("标题", "title"),
    "title_en": Word("英文标题", "English title"),
    "item": Word("目录项", "catalogue item"),
    "clock": Word("开始时间", "start of the clock"),
    "region": Word("地区", "region"),
}
_VERBS = {
    "complete": Word("办理", "complete"),
    "send": Word("发送", "send"),
    "until": Word("时间推进到", "time passes until"),
    "expect": Word("核对", "expect"),
    "suspend": Word("暂停", "suspend"),
    "resume": Word("恢复", "resume"),
    "cancel": Word("撤销", "cancel"),
    "follow": Word("跟随", "follow"),
}
MOST_STEPS = 5_000


def story_changes(old: bytes, new: bytes) -> tuple[Change, ...]:
    """What is given facet by facet, then the steps; line by line where it is no story."""
    before, after = from_json(old), from_json(new)
    if before is None or after is None:
        return text_changes(old, new)
    given = facet_changes(
        "", Word("案例", "the story"), State(_given(before)), State(_given(after)), _word
    )
    return (*given, *_step_changes(_steps(before), _steps(after)))


def _given(story: Values) -> dict[str, str]:
    return dict(flat({name: value for name, value in story.items() if name != "steps"}))


def _steps(story: Values) -> list[Json]:
    steps = story.get("steps")
    return steps[:MOST_STEPS] if isinstance(steps, list) else []


def _step_changes(before: list[Json], after: list[Json]) -> Iterator[Change]:
    olds, news = [exact.dumps(one) for one in before], [exact.dumps(one) for one in after]
    for tag, a, b, c, d in SequenceMatcher(None, olds, news).get_opcodes():
        if tag == "equal":
            continue
        for number in range(a, b):
            yield removed(str(number + 1), _step(number, before[number]), olds[number])
        for number in range(c, d):
            yield added(str(number + 1), _step(number, after[number]), news[number])


def _step(number: int, step: Json) -> Word:
    verb = next((name for name in _VERBS if isinstance(step, dict) and name in step), "")
    words = _VERBS.get(verb, Word("步骤", "step"))
    about = said(step.get(verb)) if isinstance(step, dict) else said(step)
    return Word(
        f"第 {number + 1} 步：{words.zh} {about}".rstrip(),
        f"step {number + 1}: {words.en} {about}".rstrip(),
    )


def _word(path: str) -> Word:
    return _WORDS.get(path, Word(f" {path} ", path))
