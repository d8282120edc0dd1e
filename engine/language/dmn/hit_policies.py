"""What a table answers, given the rules that match (DMN 1.5, 8.2.10 and 8.2.11)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.language.dmn.errors import RulesConflict
from engine.language.feel.builtins.totals import TOTALS
from engine.language.feel.comparing import equal
from engine.language.feel.run import Run


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A rule that matches: its id, its output, and how its outputs rank (lower goes first)."""

    rule: str
    output: object
    rank: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """How hits become one answer; `several` where the answer is a list or a total."""

    answer: Callable[[str, Sequence[Hit], Run], object]
    several: bool = False
    first_only: bool = False
    ranked: bool = False


def _unique(table: str, hits: Sequence[Hit], _run: Run) -> object:
    if len(hits) > 1:
        raise RulesConflict("only one rule may match", table, tuple(hit.rule for hit in hits))
    return hits[0].output


def _any(table: str, hits: Sequence[Hit], run: Run) -> object:
    first = hits[0]
    for hit in hits[1:]:
        if equal(first.output, hit.output, run.budget) is not True:
            raise RulesConflict("rules that match differ", table, (first.rule, hit.rule))
    return first.output


def _first(_table: str, hits: Sequence[Hit], _run: Run) -> object:
    return hits[0].output


def _priority(_table: str, hits: Sequence[Hit], _run: Run) -> object:
    return min(hits, key=lambda hit: hit.rank).output


def _output_order(_table: str, hits: Sequence[Hit], _run: Run) -> object:
    return [hit.output for hit in sorted(hits, key=lambda hit: hit.rank)]


def _rule_order(_table: str, hits: Sequence[Hit], _run: Run) -> object:
    return [hit.output for hit in hits]


def _count(_table: str, hits: Sequence[Hit], _run: Run) -> object:
    return Decimal(len(hits))


def _total(name: str) -> Callable[[str, Sequence[Hit], Run], object]:
    def answer(_table: str, hits: Sequence[Hit], run: Run) -> object:
        return TOTALS[name].call(run, [hit.output for hit in hits])

    return answer


POLICIES: dict[str, Policy] = {
    "UNIQUE": Policy(answer=_unique),
    "ANY": Policy(answer=_any),
    "FIRST": Policy(answer=_first, first_only=True),
    "PRIORITY": Policy(answer=_priority, ranked=True),
    "OUTPUT ORDER": Policy(answer=_output_order, several=True, ranked=True),
    "RULE ORDER": Policy(answer=_rule_order, several=True),
    "COLLECT": Policy(answer=_rule_order, several=True),
    "COLLECT SUM": Policy(answer=_total("sum"), several=True),
    "COLLECT MIN": Policy(answer=_total("min"), several=True),
    "COLLECT MAX": Policy(answer=_total("max"), several=True),
    "COLLECT COUNT": Policy(answer=_count, several=True),
}
