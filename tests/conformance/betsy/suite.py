"""The behaviour models of betsy with their cases, as the suite's folder holds them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What a project begins with, and the trace that any order may bring."""

    test: str
    number: int
    other_first: bool
    expects: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """One diagram; `name` is also the id of its main process."""

    group: str
    name: str
    content: bytes
    cases: tuple[Case, ...]


def models(suites: Path) -> Iterator[Model]:
    """Every model below `betsy/behaviour`, in order."""
    for path in sorted((suites / "betsy" / "behaviour").glob("*/*.bpmn")):
        told = json.loads(path.with_suffix(".json").read_text("utf-8"))
        yield Model(
            group=path.parent.name,
            name=path.stem,
            content=path.read_bytes(),
            cases=tuple(map(_case, told)),
        )


def _case(told: dict[str, object]) -> Case:
    begins, expects = told["input"], told["expect_any_order"]
    assert isinstance(begins, dict)
    assert isinstance(expects, list)
    return Case(
        test=begins["test"],
        number=begins["integerVariable"],
        other_first=bool(told["start_parallel_process_first"]),
        expects=tuple(expects),
    )
