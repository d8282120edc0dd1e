"""Two mappings of the same thing compared: which facet appeared, went, or says something else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from engine.workflow.comparing.change import Change, Word, changed

Facets = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """`told` says a facet in other words than those it is compared by."""

    facets: Facets
    told: Mapping[str, Word] = field(default_factory=dict)

    def say(self, name: str) -> Word:
        return self.told.get(name) or self.plain(name)

    def plain(self, name: str) -> Word:
        text = self.facets.get(name, "")
        return Word(text, text)


def facet_changes(
    element: str, what: Word, old: State, new: State, word: Callable[[str], Word]
) -> Iterator[Change]:
    """One change a facet, in the order of the new state, then what only the old one had.

    Two things of the same name are told apart by what they are compared by.
    """
    for name in dict.fromkeys((*new.facets, *old.facets)):
        if old.facets.get(name, "") != new.facets.get(name, ""):
            before, after = old.say(name), new.say(name)
            if before == after:
                before, after = old.plain(name), new.plain(name)
            yield changed(element, what, word(name), before, after)


def out_of_order(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Of the names in both: those that others had to pass; the longest common run stays."""
    both = set(old) & set(new)
    before, after = [n for n in old if n in both], [n for n in new if n in both]
    runs = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stays = {name for run in runs for name in after[run.b : run.b + run.size]}
    return tuple(name for name in after if name not in stays)
