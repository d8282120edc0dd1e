"""How one comes from a task to what may follow it: the answers, and what else has a say."""

from dataclasses import dataclass, replace

from engine.vocabulary import Json
from engine.workflow.choices import Answers


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """How one comes to where the walk is; `changed` once more than this task has written data."""

    answers: Answers
    named: str = ""
    depends: bool = False
    after_others: bool = False
    changed: bool = False
    closed: bool = False

    def narrowed(self, name: str, values: frozenset[Json]) -> "Way":
        return replace(self, answers={**self.answers, name: self.answers[name] & values})

    @property
    def blocked(self) -> bool:
        return self.closed or not all(self.answers.values())


def either(one: Way, other: Way) -> Way:
    """Two ways to the same place."""
    return Way(
        answers={name: values | other.answers[name] for name, values in one.answers.items()},
        named=one.named if one.named == other.named else "",
        depends=one.depends or other.depends,
        after_others=one.after_others or other.after_others,
    )
