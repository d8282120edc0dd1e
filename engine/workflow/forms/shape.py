"""Where values may stand in a submission: the tree of components turned into a tree of keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.language import feel
from engine.workflow.forms.component import LIST, Component

Level: TypeAlias = "dict[str, Slot]"


@dataclass(slots=True)
class Slot:
    """One key: a leaf, a list of rows (`inside` is a row), or an object (no component of its own).

    `guards` are the hide conditions on the way from the row (or form) down to here.
    """

    component: Component | None
    guards: tuple[feel.Expression, ...] = ()
    inside: Level = field(default_factory=dict)

    @property
    def rows(self) -> bool:
        return self.component is not None and self.component.type == LIST

    @property
    def leaf(self) -> bool:
        return self.component is not None and self.component.keyed


def shape(form: Component) -> Level:
    """The keys of a form."""
    level: Level = {}
    for component, path, guards in _within(form, (), ()):
        _put(level, path, component, guards)
    return level


Found = tuple[Component, tuple[str, ...], tuple[feel.Expression, ...]]


def _within(
    around: Component, path: tuple[str, ...], guards: tuple[feel.Expression, ...]
) -> Iterator[Found]:
    for child in around.children:
        hide = child.feel.get("conditional.hide")
        down = (*guards, hide) if hide else guards
        if child.type == "group":
            yield from _within(child, (*path, *child.path), down)
        elif child.path:
            yield child, (*path, *child.path), down


def _put(
    level: Level, path: tuple[str, ...], component: Component, guards: tuple[feel.Expression, ...]
) -> None:
    for step in path[:-1]:
        level = level.setdefault(step, Slot(None)).inside
    inside = shape(component) if component.type == LIST else {}
    level[path[-1]] = Slot(component, guards, inside)


def leaves(level: Mapping[str, Slot], prefix: str = "") -> Iterator[tuple[str, Component]]:
    """Every component that keeps a value, with its key: `bidders`, `bidders[].price`."""
    for name, slot in level.items():
        key = f"{prefix}{name}"
        if slot.component is not None:
            yield key, slot.component
        yield from leaves(slot.inside, f"{key}[]." if slot.rows else f"{key}.")
