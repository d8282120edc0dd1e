"""A form: what the browser shows, and the server's judgement of what comes back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from engine.errors import BadDiagram, Invalid, Problem
from engine.language import feel
from engine.vocabulary import Data, Json
from engine.workflow.forms import messages
from engine.workflow.forms.at import At
from engine.workflow.forms.checks import broken
from engine.workflow.forms.component import Component
from engine.workflow.forms.expressions import LOCAL
from engine.workflow.forms.fields import Field, classes, fields
from engine.workflow.forms.initial import initial
from engine.workflow.forms.judging import judge
from engine.workflow.forms.localise import localised
from engine.workflow.forms.problems import Gathered
from engine.workflow.forms.reading import read
from engine.workflow.forms.shape import Level, shape
from engine.workflow.forms.typed import typed
from engine.workflow.forms.view import Asking, Here
from engine.workflow.forms.visible import visible


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form-js schema that was read; safe to share between threads."""

    path: str
    tree: Component
    level: Level

    @classmethod
    def read(cls, path: str, content: bytes) -> "Form":
        """The form in a `.form` file.

        Raises:
            BadDiagram: naming file, component and reason for each thing that is wrong.
        """
        tree, defects = read(content)
        if tree is None or defects:
            raise BadDiagram(*(defect.sentence(path) for defect in defects))
        return cls(path=path, tree=tree, level=shape(tree))

    def title(self, language: str) -> str:
        """What the form is called in `zh` or `en`."""
        zh = self.tree.own.get("title") or self.tree.raw.get("id") or ""
        return str(self.tree.own.get("en") or zh if language == "en" else zh)

    def schema(self, language: str) -> Json:
        """The schema for the browser, in `zh` or `en`."""
        return localised(self.tree.raw, language)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every field and list, in the order of the form."""
        return fields(self.level)

    @cached_property
    def prefills(self) -> Mapping[str, str]:
        """Key of a field → the path that fills it (`party.name`); rows of a list have none."""
        return {one.key: one.prefill for one in self.fields if one.prefill and "[]" not in one.key}

    def classes(self) -> Mapping[str, str]:
        """Top-level key → who may see it: the strictest class of what lies under it."""
        return classes(self.level)

    def names(self) -> tuple[str, ...]:
        """The case-file names the form shows or asks about: its keys, then what its FEEL uses."""
        return tuple(dict.fromkeys((*self.level, *sorted(self._used()))))

    def initial(self, prefill: Data) -> dict[str, Json]:
        """The pre-fill as form-js wants it: numbers that it keeps as text are text."""
        return initial(self.level, prefill)

    def validate(
        self,
        data: Json,
        *,
        prefill: Data,
        functions: Mapping[str, Callable[..., object]],
        now: datetime,
        known_documents: Callable[[str], bool],
    ) -> dict[str, Json]:
        """The submission as the case file takes it: known, visible, writable keys only.

        `prefill` is what the case file knows of `names()`. Rows and groups keep what the case
        file holds in them and the form does not show.

        Raises:
            Invalid: with every problem at once.
        """
        if not isinstance(data, dict):
            raise Invalid(messages.problem("", "not_an_object"))
        asking = Asking(now=now, functions=functions, known_documents=known_documents)
        try:
            return self._validate(data, prefill, asking)
        except feel.BudgetExceeded:
            raise Invalid(messages.problem("", "too_complex")) from None

    def _validate(self, data: Data, prefill: Data, asking: Asking) -> dict[str, Json]:
        whole = typed(self.level, dict(data), dict(prefill), asking.budget)
        shown = visible(self.level, whole, asking)
        gathered = Gathered()
        at = At(Here.top(asking, shown), "", data, prefill, shown)
        taken = judge(self.level, at, gathered)
        problems: list[Problem] = [*gathered.problems, *broken(gathered)]
        if problems:
            raise Invalid(*problems)
        return taken

    def _used(self) -> Iterator[str]:
        for component in self.tree.walk():
            for expression in component.feel.values():
                yield from expression.names - LOCAL
            key = component.raw.get("valuesKey")
            if isinstance(key, str) and key:
                yield key
