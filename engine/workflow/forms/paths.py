"""No two components of a form write to one place, and none writes inside another's value."""

from collections.abc import Mapping

from engine.vocabulary import Json
from engine.workflow.forms.component import KEYED, LIST

Reason = tuple[str, str]


class Claims:
    """The ids and places taken so far."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._closed: set[tuple[str, ...]] = set()
        self._open: set[tuple[str, ...]] = set()

    def take(self, raw: Mapping[str, Json], path: tuple[str, ...]) -> tuple[Reason, ...]:
        """Claim a component's id and place; the reasons why that cannot be."""
        return (*self._id(raw.get("id")), *self._place(str(raw.get("type")), path))

    def _id(self, id_: Json) -> tuple[Reason, ...]:
        if id_ is None:
            return ()
        if str(id_) in self._ids:
            return ((f"重复的 id {id_}", f"id {id_} is used twice"),)
        self._ids.add(str(id_))
        return ()

    def _place(self, type_: str, path: tuple[str, ...]) -> tuple[Reason, ...]:
        inner = {path[:n] for n in range(1, len(path))}
        keeps = type_ == LIST or type_ in KEYED
        taken = self._closed | (self._open if keeps else set())
        if path and (path in taken or inner & self._closed):
            key = ".".join(path)
            return ((f"重复的键 {key}", f"key {key} is used twice"),)
        self._open |= inner
        (self._closed if type_ in KEYED else self._open).add(path)
        return ()
