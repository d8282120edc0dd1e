"""Fits arguments to the parameters of a built-in, so that each is a plain typed function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.language.feel.errors import NoValue
from engine.language.feel.run import Run
from engine.language.feel.values import Function, kind

_KINDS = {
    "duration": ("days and time duration", "years and months duration"),
    "day": ("date", "date and time"),
    "point": ("date", "date and time", "time"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """`kinds` is empty where anything may come; `optional` it may be absent; `nullable` null."""

    name: str
    kinds: tuple[str, ...]
    optional: bool
    nullable: bool

    def fit(self, value: object) -> object:
        """The value, converted to and from a list of one where DMN does (10.3.2.9.4)."""
        if not self.kinds or (value is None and self.nullable):
            return value
        if value is None:
            raise NoValue(f"{self.name} is null")
        if kind(value) in self.kinds:
            return value
        if "list" in self.kinds:
            return [value]
        if isinstance(value, list) and len(value) == 1 and kind(value[0]) in self.kinds:
            return value[0]
        raise NoValue(f"{self.name} is a {kind(value)}, not a {' or '.join(self.kinds)}")


def _parameter(text: str) -> Parameter:
    name, _, wanted = (part.strip() for part in text.partition(":"))
    optional, nullable = wanted.endswith(("?", "~")), wanted.endswith(("~", "!"))
    wanted = wanted.rstrip("?~!")
    kinds = () if wanted == "any" else _KINDS.get(wanted, (wanted,))
    return Parameter(name, kinds, optional, nullable)


def _parameters(text: str) -> tuple[Parameter, ...]:
    return tuple(_parameter(part) for part in text.split(",")) if text else ()


def built_in(name: str, function: Callable[..., object], *signatures: str) -> Function:
    """A built-in of the given ways to call it, such as `"string:string, length:number?"`.

    `?` marks what may be left out, `!` what may be null, `~` both; the function gets the run
    and the fitting arguments.
    """
    ways = [_way(text) for text in signatures]

    def call(run: Run, *arguments: object) -> object:
        run.budget.spend(4)
        reason = NoValue(f"{name} does not take {len(arguments)} arguments")
        for least, way in ways:
            if not least <= len(arguments) <= len(way):
                continue
            try:
                fitting = _fit(way, arguments)
            except NoValue as error:
                reason = error
                continue
            return function(run, *fitting)
        raise NoValue(f"{name}: {reason}")

    return Function(name, tuple(tuple(p.name for p in way) for _, way in ways), call)


def _way(text: str) -> tuple[int, tuple[Parameter, ...]]:
    way = _parameters(text)
    return sum(not parameter.optional for parameter in way), way


def _fit(way: tuple[Parameter, ...], arguments: Sequence[object]) -> list[object]:
    return [parameter.fit(value) for parameter, value in zip(way, arguments, strict=False)]


def gathering(name: str, function: Callable[..., object]) -> Function:
    """A built-in that takes one list, or its items as arguments."""

    def call(run: Run, *arguments: object) -> object:
        if not arguments:
            raise NoValue(f"{name} needs a list")
        one = arguments[0]
        items = one if len(arguments) == 1 and isinstance(one, list) else list(arguments)
        run.budget.spend(2 + len(items))
        return function(run, items)

    return Function(name, (("list",),), call)


def variadic(name: str, function: Callable[..., object], least: int = 1) -> Function:
    """A built-in that takes any number of arguments, `least` at least."""

    def call(run: Run, *arguments: object) -> object:
        if len(arguments) < least:
            raise NoValue(f"{name} needs {least} arguments")
        run.budget.spend(2 + len(arguments))
        return function(run, *arguments)

    return Function(name, (("list",),), call)
