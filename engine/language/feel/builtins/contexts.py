"""Context built-ins (DMN 1.5, 10.3.4.9)."""

from engine.language.feel.builtins.signature import built_in
from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.values import Function

Entries = dict[str, object]


def _get_value(_run: Run, context: Entries, key: str) -> object:
    return context.get(key)


def _get_path(_run: Run, context: Entries, keys: list[object]) -> object:
    if not keys:
        raise NoValue("get value: there are no keys")
    found: object = context
    for key in keys:
        found = found.get(key) if isinstance(found, dict) and isinstance(key, str) else None
    return found


def _get_entries(run: Run, context: Entries) -> list[Entries]:
    run.budget.spend(len(context))
    run.budget.grow(6 * len(context))
    return [{"key": key, "value": value} for key, value in context.items()]


def _context(run: Run, entries: list[object]) -> Entries:
    result: Entries = {}
    for entry in entries:
        run.budget.grow(2)
        if not isinstance(entry, dict) or "value" not in entry:
            raise NoValue("context: an entry has no value")
        key = entry.get("key")
        if not isinstance(key, str) or key in result:
            raise NoValue("context: a key is missing or doubled")
        result[key] = entry["value"]
    return result


def _put(run: Run, context: Entries, key: str, value: object) -> Entries:
    run.budget.grow(2 * len(context) + 3)
    return {**context, key: value}


def _put_path(run: Run, context: Entries, keys: list[object], value: object) -> Entries:
    if not keys:
        raise NoValue("context put: there are no keys")
    run.budget.deep(len(keys))
    first, *rest = keys
    if not isinstance(first, str):
        raise NoValue("context put: a key is no text")
    if rest:
        inner = context.get(first, {})
        if not isinstance(inner, dict):
            raise NoValue("context put: the path leads through a value that is no context")
        value = _put_path(run, inner, rest, value)
    return _put(run, context, first, value)


def _merge(run: Run, contexts: list[object]) -> Entries:
    result: Entries = {}
    for context in contexts:
        if not isinstance(context, dict):
            raise NoValue("context merge takes contexts")
        run.budget.grow(2 * len(context) + 1)
        result.update(context)
    return result


def _choosing(name: str, by_key: Function, by_path: Function) -> Function:
    def call(run: Run, *arguments: object) -> object:
        listed = len(arguments) > 1 and isinstance(arguments[1], list)
        return (by_path if listed else by_key).call(run, *arguments)

    return Function(name, (*by_key.overloads, *by_path.overloads), call)


CONTEXTS: dict[str, Function] = {
    "get value": _choosing(
        "get value",
        built_in("get value", _get_value, "m:context, key:string"),
        built_in("get value", _get_path, "context:context, keys:list"),
    ),
    "get entries": built_in("get entries", _get_entries, "m:context"),
    "context": built_in("context", _context, "entries:list"),
    "context put": _choosing(
        "context put",
        built_in("context put", _put, "context:context, key:string, value:any"),
        built_in("context put", _put_path, "context:context, keys:list, value:any"),
    ),
    "context merge": built_in("context merge", _merge, "contexts:list"),
}
