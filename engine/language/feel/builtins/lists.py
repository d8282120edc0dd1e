"""List built-ins (DMN 1.5, 10.3.4.4)."""

import functools
from collections.abc import Sequence
from decimal import Decimal

from engine.language.feel.builtins.signature import built_in, variadic
from engine.language.feel.comparing import equal, identity, order
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.values import Function, cut, whole

Items = list[object]


def _contains(run: Run, items: Items, element: object) -> bool:
    return any(equal(item, element, run.budget) is True for item in items)


def _count(_run: Run, items: Items) -> Decimal:
    return Decimal(len(items))


def _place(items: Sequence[object], position: Decimal) -> int:
    place = cut(position)
    if place == 0 or abs(place) > len(items):
        raise NoValue("the position lies outside the list")
    return place - 1 if place > 0 else len(items) + place


def _sublist(run: Run, items: Items, start: Decimal, length: Decimal | None = None) -> Items:
    first = _place(items, start)
    size = len(items) - first if length is None else whole(length)
    if size < 1 or first + size > len(items):
        raise NoValue("sublist: the length lies outside the list")
    run.budget.grow(size)
    return items[first : first + size]


def _append(run: Run, items: object, *more: object) -> Items:
    return _concatenate(run, items, list(more))


def _concatenate(run: Run, *lists: object) -> Items:
    result: Items = []
    for one in lists:
        if one is None:
            raise NoValue("a list is null")
        part = one if isinstance(one, list) else [one]
        run.budget.grow(len(part))
        result.extend(part)
    return result


def _union(run: Run, *lists: object) -> Items:
    return _distinct(run, _concatenate(run, *lists))


def _distinct(run: Run, items: Items) -> Items:
    seen: dict[object, object] = {}
    run.budget.grow(2 * len(items))
    for item in items:
        seen.setdefault(identity(item, run.budget), item)
    run.budget.grow(len(seen))
    return list(seen.values())


def _insert(run: Run, items: Items, position: Decimal, item: object) -> Items:
    place = _place(items, position)
    run.budget.grow(len(items) + 1)
    return [*items[:place], item, *items[place:]]


def _remove(run: Run, items: Items, position: Decimal) -> Items:
    place = _place(items, position)
    run.budget.grow(len(items))
    return items[:place] + items[place + 1 :]


def _replace(run: Run, items: Items, position: Decimal, item: object) -> Items:
    place = _place(items, position)
    run.budget.grow(len(items))
    return [*items[:place], item, *items[place + 1 :]]


def _replace_matching(run: Run, items: Items, match: Function, new: object) -> Items:
    run.budget.grow(len(items))
    result: Items = []
    for item in items:
        hit = match.call(run, item, new)
        if not isinstance(hit, bool):
            raise NoValue("list replace: match must give true or false")
        result.append(new if hit else item)
    return result


def _reverse(run: Run, items: Items) -> Items:
    run.budget.grow(len(items))
    return items[::-1]


def _index_of(run: Run, items: Items, match: object) -> list[Decimal]:
    places: list[Decimal] = []
    for place, item in enumerate(items, 1):
        if equal(item, match, run.budget) is True:
            run.budget.grow(2)
            places.append(Decimal(place))
    return places


def _flatten(run: Run, items: Items) -> Items:
    result: Items = []

    def gather(part: Items, depth: int) -> None:
        run.budget.deep(depth)
        run.budget.grow(len(part))
        for item in part:
            if isinstance(item, list):
                gather(item, depth + 1)
            else:
                result.append(item)

    gather(items, 0)
    return result


def _sort(run: Run, items: Items, precedes: Function | None = None) -> Items:
    def by_order(left: object, right: object) -> int:
        run.budget.spend()
        place = order(left, right, run.budget)
        if place is None:
            raise NoValue("sort: two items have no order")
        return place

    def by_function(left: object, right: object) -> int:
        if precedes is not None and precedes.call(run, left, right) is True:
            return -1
        return int(precedes is not None and precedes.call(run, right, left) is True)

    run.budget.grow(len(items))
    return sorted(items, key=functools.cmp_to_key(by_function if precedes else by_order))


def _partition(run: Run, items: Items, size: Decimal) -> list[Items]:
    step = whole(size)
    if step < 1:
        raise NoValue("partition: the size must be positive")
    run.budget.grow(len(items) + 2 * (len(items) // step))
    return [items[start : start + step] for start in range(0, len(items), min(step, 1 << 40))]


LISTS: dict[str, Function] = {
    "list contains": built_in("list contains", _contains, "list:list, element:any"),
    "count": built_in("count", _count, "list:list"),
    "sublist": built_in("sublist", _sublist, "list:list, start position:number, length:number?"),
    "append": variadic("append", _append),
    "concatenate": variadic("concatenate", _concatenate),
    "union": variadic("union", _union),
    "distinct values": built_in("distinct values", _distinct, "list:list"),
    "insert before": built_in("insert before", _insert, "list:list, position:number, newItem:any"),
    "remove": built_in("remove", _remove, "list:list, position:number"),
    "reverse": built_in("reverse", _reverse, "list:list"),
    "index of": built_in("index of", _index_of, "list:list, match:any"),
    "flatten": built_in("flatten", _flatten, "list:list"),
    "sort": built_in("sort", _sort, "list:list, precedes:function?"),
    "partition": built_in("partition", _partition, "list:list, size:number"),
}
_BY_POSITION = built_in("list replace", _replace, "list:list, position:number, newItem:any")
_BY_MATCH = built_in("list replace", _replace_matching, "list:list, match:function, newItem:any")


def _list_replace(run: Run, *arguments: object) -> object:
    matching = len(arguments) > 1 and isinstance(arguments[1], Function)
    return (_BY_MATCH if matching else _BY_POSITION).call(run, *arguments)


LISTS["list replace"] = Function(
    "list replace", (*_BY_POSITION.overloads, *_BY_MATCH.overloads), _list_replace
)
