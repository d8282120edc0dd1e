"""The bench of a decision table: rows of inputs and expected answers run on the engine itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
STEPS = 2_000_000
"""What all rows together may cost."""
_FAILURES: Mapping[type[Exception], str] = {
    dmn.RulesConflict: "conflict",
    dmn.ValueNotAllowed: "not_allowed",
    feel.BudgetExceeded: "too_much",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of the bench: FEEL texts by name, and the expected answer; empty expects nothing."""

    inputs: Mapping[str, str]
    expected: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """A cell whose text is no value: its name, None for the expected answer; an `unknown` name in
    it, or the `reason` why it is not FEEL."""

    cell: str | None
    unknown: str | None
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RowResult:
    """`passed` is None where nothing was expected; `rules` by position, from 0.

    `failure` is what the decision raised: conflict, not_allowed, too_much or broken, with reason.
    """

    passed: bool | None
    value: str = ""
    rules: tuple[int, ...] = ()
    failure: tuple[str, str] | None = None
    wrong: Wrong | None = None


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
    trier = _Trier(decision, now, functions)
    results = tuple(trier.result(row) for row in rows)
    hit = {rule for result in results for rule in result.rules}
    every = range(len(decision.rules))
    return Bench(
        names=_names(decision, functions),
        policy=decision.hit_policy,
        rules=len(every),
        rows=results,
        unhit=tuple(rule for rule in every if rule not in hit),
        told=survey(decision.table) if decision.table else None,
    )


def _names(decision: dmn.Decision, functions: Functions) -> tuple[str, ...]:
    """What it asks for, the columns of its table first."""
    asked = decision.expression.names - functions.keys()
    columns = [column.text for column in decision.inputs if column.text in asked]
    return tuple(dict.fromkeys((*columns, *sorted(asked))))


class _BadCell(Exception):  # noqa: N818 - a sentence, as errors here are
    """A cell of the bench holds no value."""

    def __init__(self, wrong: Wrong) -> None:
        self.wrong = wrong
        super().__init__(wrong.reason)


@dataclass(frozen=True, slots=True)
class _Trier:
    decision: dmn.Decision
    now: datetime
    functions: Functions
    budget: feel.Budget = field(default_factory=lambda: feel.Budget(steps=STEPS))

    def result(self, row: Row) -> RowResult:
        try:
            scope = {name: self._value(name, text) for name, text in row.inputs.items()}
            expected = self._value(None, row.expected)
        except _BadCell as bad:
            return RowResult(passed=False, wrong=bad.wrong)
        answer = tried(
            self.decision,
            scope,
            now=self.now,
            functions=self.functions,
            budget=self.budget,
        )
        places = {rule.id: place for place, rule in enumerate(self.decision.rules)}
        rules = tuple(dict.fromkeys(places[rule] for rule in answer.rules if rule in places))
        if answer.failure is not None:
            told = (_FAILURES.get(type(answer.failure), "broken"), str(answer.failure))
            return RowResult(passed=False, rules=rules, failure=told)
        same = equal(answer.value, expected, feel.Budget()) is True
        return RowResult(
            passed=same if row.expected.strip() else None,
            value=literal(answer.value),
            rules=rules,
        )

    def _value(self, cell: str | None, text: str) -> object:
        """What stands in a cell; null where nothing does. Raises _BadCell."""
        if not text.strip():
            return None
        try:
            expression = feel.compile(text)
            unknown = min(expression.names - self.functions.keys(), default=None)
            if unknown is None:
                return expression.evaluate(
                    {}, now=self.now, functions=self.functions, budget=self.budget
                )
        except feel.FeelError as error:
            raise _BadCell(Wrong(cell=cell, unknown=None, reason=str(error))) from None
        raise _BadCell(Wrong(cell=cell, unknown=unknown, reason=""))
