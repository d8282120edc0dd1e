"""Compiles a decision table: which rules match, what they answer, what their hit policy says."""

from typing import TYPE_CHECKING

from engine.language.dmn.errors import ValueNotAllowed
from engine.language.dmn.hit_policies import POLICIES, Hit, Policy
from engine.language.feel.compiling.compiler import Code, Compiler
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Frame, Run
from engine.language.feel.tree import INPUT

if TYPE_CHECKING:
    from engine.language.dmn.table import Table


def table_code(table: "Table", compiler: Compiler) -> Code:
    """The code of a table; raises RulesConflict and ValueNotAllowed when it runs."""
    return _Matcher(table, compiler).evaluate


class _Matcher:
    def __init__(self, table: "Table", compiler: Compiler) -> None:
        self._table = table
        self._policy: Policy = POLICIES[table.hit_policy]
        self._inputs = tuple(
            (
                column,
                compiler.compile(column.expression),
                compiler.compile(column.allowed) if column.allowed is not None else None,
            )
            for column in table.inputs
        )
        self._rules = tuple(
            (rule.id, compiler.compile_all(rule.tests), compiler.compile_all(rule.outputs))
            for rule in table.rules
        )
        self._allowed = tuple(compiler.compile_all(column.allowed) for column in table.outputs)
        self._defaults = tuple(
            compiler.compile(column.default) if column.default is not None else None
            for column in table.outputs
        )

    def evaluate(self, frame: Frame, run: Run) -> object:
        inputs = [self._input(position, frame, run) for position in range(len(self._inputs))]
        hits: list[Hit] = []
        for rule, tests, outputs in self._rules:
            run.budget.spend(1 + len(tests))
            if all(test(seen, run) is True for test, seen in zip(tests, inputs, strict=True)):
                hits.append(self._hit(rule, outputs, frame, run))
                if self._policy.first_only:
                    break
        return self._answer(hits, frame, run)

    def _input(self, position: int, frame: Frame, run: Run) -> Frame:
        column, code, allowed = self._inputs[position]
        seen = Frame({INPUT: code(frame, run)}, frame)
        value = seen.values[INPUT]
        if allowed is not None and value is not None and allowed(seen, run) is not True:
            raise ValueNotAllowed(f"{column.text} is none of the allowed values", column.id)
        return seen

    def _hit(self, rule: str, outputs: tuple[Code, ...], frame: Frame, run: Run) -> Hit:
        run.hits.append((self._table.id, rule))
        values = [code(frame, run) for code in outputs]
        rank = tuple(
            self._rank(position, value, frame, run) for position, value in enumerate(values)
        )
        return Hit(rule=rule, output=self._shaped(values), rank=rank)

    def _rank(self, position: int, value: object, frame: Frame, run: Run) -> int:
        allowed = self._allowed[position]
        if not allowed:
            return 0
        seen = Frame({INPUT: value}, frame)
        for place, test in enumerate(allowed):
            if test(seen, run) is True:
                return place
        if value is None:
            return len(allowed)
        column = self._table.outputs[position]
        raise ValueNotAllowed(f"{column.name} is none of the allowed values", column.id)

    def _shaped(self, values: list[object]) -> object:
        if len(values) == 1:
            return values[0]
        names = (column.name for column in self._table.outputs)
        return dict(zip(names, values, strict=True))

    def _answer(self, hits: list[Hit], frame: Frame, run: Run) -> object:
        try:
            if hits or (self._policy.several and not any(self._defaults)):
                return self._policy.answer(self._table.id, hits, run)
        except NoValue as reason:
            return run.null(str(reason))
        return self._default(frame, run)

    def _default(self, frame: Frame, run: Run) -> object:
        if not any(self._defaults):
            return run.null("no rule of the table matches")
        values = [code(frame, run) if code else None for code in self._defaults]
        answer = self._shaped(values)
        listing = self._table.hit_policy in ("OUTPUT ORDER", "RULE ORDER", "COLLECT")
        return [answer] if listing and not isinstance(answer, list) else answer
