"""Walks the keys of a form and lets through what the case file may take."""

from collections.abc import Iterator

from engine.vocabulary import Json
from engine.workflow.forms import limits
from engine.workflow.forms.at import At
from engine.workflow.forms.bases import bases, fixed
from engine.workflow.forms.component import Component
from engine.workflow.forms.leaf import judge_leaf
from engine.workflow.forms.problems import Gathered
from engine.workflow.forms.same import empty, same_on_screen
from engine.workflow.forms.shape import Level, Slot
from engine.workflow.forms.typed import listed
from engine.workflow.forms.unchanged import unchanged
from engine.workflow.forms.view import Here


def judge(level: Level, at: At, gathered: Gathered) -> dict[str, Json]:
    """What the keys of one level let through; problems are gathered."""
    taken: dict[str, Json] = {}
    for name in _unknown(level, at):
        gathered.say(at.key(str(name)[:80]), "unknown_field", None)
    for name, slot in level.items():
        at.here.asking.budget.spend()
        component = slot.component
        if component is None:
            taken |= _object(name, slot, at, gathered)
        elif at.here.holds(slot.guards):
            _hidden(component, name, at, gathered)
        elif _readonly(component, at.here):
            if not unchanged(component, at.sent.get(name), at.base.get(name)):
                gathered.say(at.key(name), "readonly", component)
            taken |= _prefilled(component, name, at)
        elif slot.rows:
            taken |= _list(component, name, slot, at, gathered)
        else:
            taken |= judge_leaf(component, name, at, gathered)
    return taken


def _unknown(level: Level, at: At) -> Iterator[str]:
    for name in at.sent:
        if name not in level and not _kept(name, at):
            yield name


def _kept(name: str, at: At) -> bool:
    """Whether a key is part of a row or group and says what the case file says."""
    inside = bool(at.prefix) and name in at.base
    return inside and same_on_screen(at.sent[name], at.base[name])


def _hidden(component: Component, name: str, at: At, gathered: Gathered) -> None:
    if not empty(at.sent.get(name)) and not _kept(name, at):
        gathered.say(at.key(name), "hidden_field", component)


def _readonly(component: Component, here: Here) -> bool:
    if component.raw.get("disabled") is True:
        return True
    return here.read(component, "readonly", component.raw.get("readonly")) is True


def _prefilled(component: Component, name: str, at: At) -> dict[str, Json]:
    """What the house knows already is written as it is known, never as it was sent."""
    return {name: at.base[name]} if component.own.get("prefill") and name in at.base else {}


def _object(name: str, slot: Slot, at: At, gathered: Gathered) -> dict[str, Json]:
    value = at.sent.get(name)
    if value is not None and not isinstance(value, dict):
        gathered.say(at.key(name), "not_an_object", None)
        return {}
    inner = at.into(name)
    taken = judge(slot.inside, inner, gathered)
    return {name: {**inner.base, **taken}} if taken or value else {}


def _list(
    component: Component, name: str, slot: Slot, at: At, gathered: Gathered
) -> dict[str, Json]:
    key, value = at.key(name), at.sent.get(name)
    gathered.remember(component, at.here, key)
    if value is not None and not isinstance(value, list):
        gathered.say(key, "not_a_list", component)
        return {}
    rows, known = listed(value), listed(at.base.get(name))
    reason, limit = _miscounted(component, rows, known) or ("", 0)
    if reason:
        gathered.say(key, reason, component, limit=limit)
    if value is None or len(rows) > limits.ROWS:
        return {}
    pairs = enumerate(zip(rows, bases(slot, rows, known), strict=True))
    return {name: [_row(slot, at.row(name, n, *pair), pair[0], gathered) for n, pair in pairs]}


def _row(slot: Slot, at: At, row: Json, gathered: Gathered) -> Json:
    if not isinstance(row, dict):
        gathered.say(at.prefix[:-1], "not_an_object", slot.component)
        return {}
    return {**at.base, **judge(slot.inside, at, gathered)}


def _miscounted(
    component: Component, rows: list[Json], known: list[Json]
) -> tuple[str, int] | None:
    least = int(str(component.own.get("minRows") or 0))
    most = min(limits.ROWS, int(str(component.own.get("maxRows") or limits.ROWS)))
    expected = len(known) or int(str(component.raw.get("defaultRepetitions") or 1))
    if len(rows) > most:
        return "too_many_rows", most
    if len(rows) < least:
        return "too_few_rows", least
    if rows and fixed(component) and len(rows) != expected:
        return "rows_fixed", expected
    return None
