"""The table of expressions in the browser's engine: every difference is known and has a reason."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from engine.language import browser, feel
from engine.language.browser.apart import UNCERTAIN, UNTRIED, known
from engine.language.feel.grammar import read
from engine.language.feel.types import TYPE_NAMES
from tests.language.in_browser import Answer, Question, ask
from tests.language.test_feel_cases import CASES, NOW

LISTED = json.loads(
    Path(__file__).with_name("browser_differences.json").read_text("utf-8"),
    parse_float=Decimal,
    parse_int=Decimal,
)
DATA: tuple[dict[str, object], ...] = (
    {"n": None, "k": 3, "s": "公开", "t": True, "l": [{"a": 1}, {"a": None}]},
    {"n": 5, "k": 0, "s": "", "t": False, "l": []},
    {"n": 3, "k": None, "s": None, "t": None, "l": None},
    {},
)
KINDS = {"n": "number", "k": "number", "s": "string", "t": "boolean", "l": "list"}
CONDITIONS = (
    *(
        "n = null",
        "s != null",
        's = "公开"',
        's != "公开"',
        "t = true",
        "t != true",
        "not(t = true)",
    ),
    *('s = "公开" and n = null', "s = null or t = true", "if k > 2 then true else false"),
    *("if n > 3 or k < 1 then true else false", "n > 3", "k <= 1", "t", "not(t)", "n > 3 and t"),
    *('s in ("公开", "")', "n between 1 and 5", "n in [1..5]", "count(l) > 0", "l = null"),
    *("if l[1].a = 1 then false else true", "some x in l satisfies x.a = 1", 'contains(s, "公")'),
    *('n = "3"', "if s then true else false", "n + k > 3", "if n + k = 6 then true else false"),
    *("l[a = 1] = null", "not(n > 3)", "if not(n > 3) then true else false", "true", "null"),
)


def key(case: dict[str, object]) -> tuple[str, str]:
    return str(case["expression"]), str(case.get("scope", {}))


def same(one: object, other: object) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    return type(one) is type(other) and one == other


def used(case: dict[str, object]) -> set[str]:
    names = frozenset(case.get("scope", {})) | set(TYPE_NAMES)  # type: ignore[call-overload]
    return set(browser.constructs(read(str(case["expression"]), names, unary=False), {}))


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str], Answer]:
    asked = [Question(expression=case["expression"], scope=case.get("scope", {})) for case in CASES]
    return dict(zip(map(key, CASES), ask(asked), strict=True))


@pytest.fixture(scope="module")
def differing(answers: dict[tuple[str, str], Answer]) -> list[dict[str, object]]:
    return [case for case in CASES if not _agrees(case, answers[key(case)])]


@pytest.fixture(scope="module")
def there() -> dict[str, list[Answer]]:
    """What the browser says to each condition, with each of the data."""
    asked = [
        Question(expression=text, scope=data, unary=True) for text in CONDITIONS for data in DATA
    ]
    told = iter(ask(asked))
    return {text: [next(told) for _ in DATA] for text in CONDITIONS}


def _agrees(case: dict[str, object], answer: Answer) -> bool:
    return not answer.error and same(answer.value, case["expected"])


def test_no_difference_is_unexplained_and_no_explanation_is_stale(
    differing: list[dict[str, object]],
) -> None:
    assert {key(case) for case in differing} == {key(entry) for entry in LISTED}
    assert len({key(entry) for entry in LISTED}) == len(LISTED)


def test_the_browser_answers_as_the_list_says(answers: dict[tuple[str, str], Answer]) -> None:
    for entry in LISTED:
        answer = answers[key(entry)]
        assert bool(answer.error) is (entry.get("fails") is True), entry
        if "browser" in entry:
            assert same(answer.value, entry["browser"]), entry


def test_every_reason_names_something_the_expression_uses() -> None:
    for entry in LISTED:
        assert entry["because"] in used(entry) & known().reasons.keys(), entry


def test_every_reason_has_a_difference(differing: list[dict[str, object]]) -> None:
    shown = {construct for case in differing for construct in used(case)}
    assert known().reasons.keys() - shown == {UNCERTAIN, UNTRIED}


def test_the_common_constructs_follow_from_the_table(
    answers: dict[tuple[str, str], Answer],
) -> None:
    assert known().common == set(_agreed(answers))
    assert not known().common & known().reasons.keys()


def _agreed(answers: dict[tuple[str, str], Answer]) -> Iterator[str]:
    for case in CASES:
        constructs = used(case)
        if _agrees(case, answers[key(case)]) and not constructs & known().reasons.keys():
            yield from constructs


def test_what_is_common_is_answered_alike(differing: list[dict[str, object]]) -> None:
    """The other way round: no difference is left inside the common constructs."""
    assert [case for case in differing if used(case) <= known().common] == []


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_condition_that_is_not_refused_hides_the_same_here_and_there(
    text: str, there: dict[str, list[Answer]]
) -> None:
    refused = browser.apart(text, KINDS, condition=True)
    here = [feel.compile(text).evaluate(data, now=NOW) is True for data in DATA]
    browser_hides = [answer.value is True for answer in there[text]]
    assert refused or here == browser_hides


def test_conditions_are_refused_for_a_reason() -> None:
    """Most of those above that are refused do differ; enough of them are let through."""
    refused = [text for text in CONDITIONS if browser.apart(text, KINDS, condition=True)]
    assert 10 <= len(refused) <= 25
    assert [one.construct for one in browser.apart("n > 3", KINDS, condition=True)] == [UNCERTAIN]
    assert browser.apart('x = 3 and y = "a"', {"x": "string", "y": "string"})[0].construct == (
        "mixed kinds"
    )
    assert browser.apart("a + b", {"a": "number", "b": "number"}) == ()
    assert browser.apart("a + b", {"a": browser.FRACTION})[0].construct == "inexact arithmetic"
