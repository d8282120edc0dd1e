"""One level of a submission while it is judged: the form itself, a group, or a row."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.vocabulary import Json
from engine.workflow.forms.typed import listed, mapping
from engine.workflow.forms.view import Here


@dataclass(frozen=True, slots=True)
class At:
    """`sent` is what came, `base` the case file, `shown` the visible data, all at this level."""

    here: Here
    prefix: str
    sent: Mapping[str, Json]
    base: Mapping[str, Json]
    shown: Mapping[str, Json]

    def key(self, name: str) -> str:
        """`bidders[2].price`; rows count from 0."""
        return f"{self.prefix}{name}"

    def into(self, name: str) -> "At":
        """The object under a key."""
        return At(
            self.here,
            f"{self.key(name)}.",
            mapping(self.sent.get(name)),
            mapping(self.base.get(name)),
            mapping(self.shown.get(name)),
        )

    def row(self, name: str, index: int, sent: Json, base: Json) -> "At":
        """One row of the list under a key."""
        rows = listed(self.shown.get(name))
        shown = mapping(rows[index] if index < len(rows) else {})
        return At(
            self.here.row(shown, index),
            f"{self.key(name)}[{index}].",
            mapping(sent),
            mapping(base),
            shown,
        )
