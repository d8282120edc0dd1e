"""The shapes an expression is made of, between reading its text and compiling it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields

INPUT = "?"
"""The name of the value that unary tests look at."""


class Node:
    """Part of an expression."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Type:
    """A type as written: `name`, then its parts (list<…>, context<…> with names, function<…>)."""

    name: str
    parts: tuple["Type", ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Constant(Node):
    value: object


@dataclass(frozen=True, slots=True)
class Name(Node):
    name: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Context(Node):
    """`result` is set where a boxed context ends in an entry without a name (DMN 10.2.1.4)."""

    names: tuple[str, ...]
    values: tuple[Node, ...]
    result: Node | None = None


@dataclass(frozen=True, slots=True)
class Items(Node):
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Span(Node):
    low: Node
    high: Node
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class HalfSpan(Node):
    sign: str
    end: Node


@dataclass(frozen=True, slots=True)
class Negate(Node):
    operand: Node


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """Operators of one precedence in a row, worked off from the left."""

    first: Node
    signs: tuple[str, ...]
    rest: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Compare(Node):
    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """`decides` is the truth value of one part that settles it: False for and, True for or."""

    decides: bool
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Between(Node):
    value: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class In(Node):
    value: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Matches(Node):
    """A unary test that is an expression: equal to the input, holding it, or true of it."""

    expected: Node


@dataclass(frozen=True, slots=True)
class Tests(Node):
    """Unary tests, as a whole; `negated` for not(…)."""

    tests: tuple[Node, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Path(Node):
    source: Node
    name: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    source: Node
    test: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`names` is None for positional arguments."""

    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class If(Node):
    test: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Steps(Node):
    """`1..n` as the source of a loop."""

    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class For(Node):
    names: tuple[str, ...]
    sources: tuple[Node, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    every: bool
    names: tuple[str, ...]
    sources: tuple[Node, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Lambda(Node):
    names: tuple[str, ...]
    types: tuple[Type | None, ...]
    body: Node
    result: Type | None = None


@dataclass(frozen=True, slots=True)
class Instance(Node):
    value: Node
    type: Type


@dataclass(frozen=True, slots=True)
class Typed(Node):
    """A value that has to be of a type, as typeRef asks; null where it is not."""

    value: Node
    type: Type


@dataclass(frozen=True, slots=True)
class Foreign(Node):
    """Something another language compiles on top of its parts, such as a decision table.

    `build(compiler)` answers the code; `about` is what the other language knows of it.
    """

    parts: tuple[Node, ...]
    build: Callable[..., Callable[..., object]]
    about: object = None


@dataclass(frozen=True, slots=True)
class Shared(Node):
    """A part that several expressions of one model have in common.

    `kept` holds what was made of it once: its code and its free names.
    """

    inner: Node
    kept: dict[str, object] = field(default_factory=dict, compare=False)


def children(node: Node) -> Iterator[Node]:
    """The direct parts of a node."""
    for part in fields(node):  # type: ignore[arg-type] # every node is a dataclass
        value = getattr(node, part.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, Node))


def height(node: Node) -> int:
    """The longest way down, in nodes."""
    return 1 + max((height(child) for child in children(node)), default=0)
