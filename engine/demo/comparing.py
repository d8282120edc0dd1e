"""What a story expects, held against what happened."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from engine.demo.story_error import StoryError
from engine.errors import Invalid, Refused
from engine.vocabulary import Json

ZONE = ZoneInfo("Asia/Shanghai")


def compare(name: str, wanted: Json, found: object, detail: str = "") -> None:
    if isinstance(wanted, dict) and isinstance(found, Mapping):
        for key, value in wanted.items():
            compare(f"{name}.{key}", value, found.get(key))
    elif isinstance(wanted, list) and name == "open":
        _compare_lists(name, wanted, found)
    elif wanted != found and not _same_moment(wanted, found):
        raise _differs(name, wanted, found, detail)


def _compare_lists(name: str, wanted: list[Json], found: object) -> None:
    if sorted(map(str, wanted)) != found:
        raise _differs(name, wanted, found)


def _differs(name: str, wanted: Json, found: object, detail: str = "") -> StoryError:
    return StoryError("differs", name=name, wanted=repr(wanted), found=repr(found), detail=detail)


def _same_moment(wanted: object, found: object) -> bool:
    try:
        one, other = (datetime.fromisoformat(str(value)) for value in (wanted, found))
    except ValueError:
        return False
    return abs(_aware(one) - _aware(other)) < timedelta(seconds=1)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def text_of(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def check_problem(step: Mapping[str, Json], refusal: Refused) -> None:
    field, rule = step.get("field"), step.get("rule")
    problems = refusal.problems if isinstance(refusal, Invalid) else ()
    if field and field not in [problem.field for problem in problems]:
        raise StoryError("other_problem", field=field, found=refusal)
    rules = [problem.params.get("rule") for problem in problems] + [refusal.where.get("rule")]
    if rule and rule not in rules:
        raise StoryError("other_rule", rule=rule, found=refusal)
