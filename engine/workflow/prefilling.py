"""What the house knows already is asked of nobody: the fields that are filled from elsewhere.

A field with the property `prefill = "<source>.<path>"` begins with what the source tells of the
acting organisation; one that people may only read is written so by the server. Expressions of a
form may use the source's name. This room knows the sources only by what the house was given.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from engine.store.exact import canonical
from engine.vocabulary import Actor, Data, Json
from engine.workflow.forms import Form
from engine.workflow.forms.same import empty

Tell = Callable[[Session, Actor, datetime], Data | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """`tell` gives all it knows of an actor, None for nothing; `paths` are what may be asked."""

    tell: Tell
    paths: frozenset[str]


Sources = Mapping[str, Source]


def known_paths(sources: Sources) -> frozenset[str]:
    """Every path a field may name, `party.name`, for the checks."""
    return frozenset(f"{name}.{path}" for name, one in sources.items() for path in one.paths)


def filled(
    session: Session,
    sources: Sources,
    actor: Actor,
    form: Form | None,
    base: Data,
    now: datetime,
) -> dict[str, Json]:
    """`base` with the names of the sources that the form uses, and its empty fields filled."""
    result = dict(base)
    for name in _used(sources, form) if form else ():
        told = sources[name].tell(session, actor, now)
        if told is not None and form is not None:
            result[name] = dict(told)
            _fill(result, form, name, told)
    return result


def _used(sources: Sources, form: Form) -> Iterator[str]:
    asked = {path.partition(".")[0] for path in form.prefills.values()}
    return (name for name in sources if name in asked or name in form.names())


def _fill(result: dict[str, Json], form: Form, name: str, told: Data) -> None:
    for key, path in form.prefills.items():
        source, _, inside = path.partition(".")
        if source == name:
            _put(result, key.split("."), _at(told, inside.split(".")))


def _at(told: Json | Data, steps: list[str]) -> Json:
    value: object = told
    for step in steps:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value  # type: ignore[return-value]


def _put(into: dict[str, Json], steps: list[str], value: Json) -> None:
    """Only where the case file says nothing."""
    first, *rest = steps
    known = into.get(first)
    if rest:
        inner = dict(known) if isinstance(known, dict) else {}
        _put(inner, rest, value)
        if inner:
            into[first] = inner
    elif empty(known) and not empty(value):
        into[first] = value


def changed(form: Form, before: Data, after: Data, case: Data, name: str) -> dict[str, Json]:
    """Top-level names whose value is still what the source said before; with what it says now."""
    return {
        key: _at(after, path.partition(".")[2].split("."))
        for key, path in form.prefills.items()
        if path.partition(".")[0] == name
        and "." not in key
        and not empty(case.get(key))
        and _moved(case[key], path, before, after)
    }


def _moved(value: Json, path: str, before: Data, after: Data) -> bool:
    steps = path.partition(".")[2].split(".")
    was, now = _at(before, steps), _at(after, steps)
    return canonical(value) == canonical(was) != canonical(now)
