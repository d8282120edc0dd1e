"""The bench of a decision table: rows of inputs and expected answers run on the engine itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.language import dmn, feel
from engine.language.dmn.coverage import Survey, survey
from engine.language.dmn.coverage.wording import literal
from engine.language.dmn.trying import tried
from engine.language.feel.comparing import equal
from engine.studio.queries.draft_view import draft_view
from engine.vocabulary import Actor
from engine.workflow import clock
from engine.workflow.queries.answering import house

Functions = Mapping[str, Callable[..., object]]
MOST_ROWS = 200
STEPS = 200_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of the bench: FEEL texts by name, and the expected answer; empty expects nothing."""

    inputs: Mapping[str, str]
    expected: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RowResult:
    """`passed` is None where nothing was expected; `rules` by position, from 0.

    `wrong` names the cell whose text is no FEEL value (`expected` or an input) and says why.
    """

    passed: bool | None
    value: str
    rules: tuple[int, ...]
    failure: str | None = None
    wrong: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Bench:
    """`names` are the data the decision asks for, `unhit` rules no row of the bench has hit.

    `broken` says why the file cannot be used, and at which element.
    """

    names: tuple[str, ...] = ()
    policy: str | None = None
    rules: int = 0
    rows: tuple[RowResult, ...] = ()
    unhit: tuple[int, ...] = ()
    told: Survey | None = None
    broken: tuple[str, str] | None = None


def table_bench(
    session: Session, actor: Actor, draft: str, xml: bytes, decision: str, rows: tuple[Row, ...]
) -> Bench:
    """`xml` need not be saved; at most 200 rows are run. Raises NotFound."""
    draft_view(session, actor, draft)
    reading = clock.read(session)
    law = house(session).law(session, reading.law_revision)
    try:
        found = dmn.load(xml, strict=False).get(decision)
    except dmn.DmnError as error:
        return Bench(broken=(error.reason, error.element))
    if found is None:
        return Bench(broken=("there is no such decision", decision))
    return _bench(found, rows[:MOST_ROWS], reading.now, law.functions(reading.now))


def _bench(
    decision: dmn.Decision, rows: tuple[Row, ...], now: datetime, functions: Functions
) -> Bench:
    results = tuple(_run(decision, row, now, functions) for row in rows)
    hit = {rule for result in results for rule in result.rules}
    every = range(len(decision.rules))
    return Bench(
        names=tuple(sorted(decision.expression.names - functions.keys())),
        policy=decision.hit_policy,
        rules=len(every),
        rows=results,
        unhit=tuple(rule for rule in every if rule not in hit),
        told=survey(decision.table) if decision.table else None,
    )


def _run(decision: dmn.Decision, row: Row, now: datetime, functions: Functions) -> RowResult:
    scope: dict[str, object] = {}
    expected: object = None
    for name, text in (*row.inputs.items(), ("expected", row.expected)):
        try:
            value = _value(text, now, functions)
        except feel.FeelError as error:
            return RowResult(passed=False, value="", rules=(), wrong=(name, str(error)))
        if name == "expected" and text is row.expected:
            expected = value
        else:
            scope[name] = value
    return _judged(decision, scope, row, expected, now, functions)


def _judged(
    decision: dmn.Decision,
    scope: dict[str, object],
    row: Row,
    expected: object,
    now: datetime,
    functions: Functions,
) -> RowResult:
    answer = tried(decision, scope, now=now, functions=functions, budget=feel.Budget(steps=STEPS))
    places = {rule.id: place for place, rule in enumerate(decision.rules)}
    same = not answer.failure and equal(answer.value, expected, feel.Budget()) is True
    return RowResult(
        passed=same if row.expected.strip() else None if not answer.failure else False,
        value="" if answer.failure else literal(answer.value),
        rules=tuple(dict.fromkeys(places[rule] for rule in answer.rules if rule in places)),
        failure=answer.failure,
    )


def _value(text: str, now: datetime, functions: Functions) -> object:
    """The value of a cell; an empty one is null. Raises FeelError."""
    if not text.strip():
        return None
    expression = feel.compile(text)
    unknown = sorted(expression.names - functions.keys())
    if unknown:
        raise feel.FeelError(f"unknown name {unknown[0]}: text stands in double quotes")
    return expression.evaluate({}, now=now, functions=functions, budget=feel.Budget(steps=STEPS))
