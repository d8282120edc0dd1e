"""The answers a new trading type begins with."""

from collections.abc import Collection
from dataclasses import dataclass

from engine.errors import Invalid, Problem
from engine.studio import naming

MOST = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """`starters` and `lanes` are keys of roles; `legal_basis` pairs of Chinese and English."""

    trading_type: str
    code: str
    zh: str
    en: str
    class_code: str
    class_zh: str
    class_en: str
    method_zh: str
    method_en: str
    department_zh: str
    department_en: str
    legal_basis: tuple[tuple[str, str], ...]
    starters: tuple[str, ...]
    lanes: tuple[str, ...]
    first_task: str
    first_task_en: str = ""


def require(outline: Outline, roles: Collection[str]) -> None:
    """
    Raises:
        Invalid: every answer that is missing, too long, or names no role.
    """
    problems = [*naming.code_problems(outline.trading_type), *_texts(outline)]
    problems += _roles(outline, roles)
    if not outline.legal_basis:
        problems.append(_problem("legal_basis", "required", "name at least one law"))
    if problems:
        raise Invalid(*problems)


def _texts(outline: Outline) -> list[Problem]:
    needed = ("code", "zh", "en", "class_code", "method_zh", "department_zh", "first_task")
    every = (*needed, "class_zh", "class_en", "method_en", "department_en", "first_task_en")
    told = {name: getattr(outline, name) for name in every}
    missing = [_problem(name, "required", "is needed") for name in needed if not told[name].strip()]
    long = [
        _problem(name, "too_long", f"at most {MOST}") for name in every if len(told[name]) > MOST
    ]
    return [*missing, *long]


def _roles(outline: Outline, roles: Collection[str]) -> list[Problem]:
    chosen = {"starters": outline.starters, "lanes": outline.lanes}
    empty = [
        _problem(name, "choose_a_role", "choose a role")
        for name, keys in chosen.items()
        if not keys
    ]
    unknown = [
        _problem(name, "unknown_option", f"no role {key}")
        for name, keys in chosen.items()
        for key in keys
        if key not in roles
    ]
    return [*empty, *unknown]


def _problem(field: str, key: str, text: str) -> Problem:
    return Problem(field=field, key=key, text=text)
