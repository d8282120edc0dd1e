"""Reads a text into a tree: precedence climbing over tokens, with names the caller knows.

Grammar: DMN 1.5, 10.3.1.2. What starts and what continues an expression is in two tables that
`grammar` fills; the climbing itself, unary tests, loops and types are here.
"""

from collections.abc import Callable, Mapping
from decimal import DecimalException

from engine.language.feel import tree
from engine.language.feel.cursor import Cursor
from engine.language.feel.errors import TooComplex
from engine.language.feel.names import KEYWORDS
from engine.language.feel.tree import Node
from engine.language.feel.values import NUMBERS

MAX_DEPTH = 60
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
OR, AND, COMPARISON, SUM, PRODUCT, POWER, MINUS, INSTANCE, POSTFIX = range(1, 10)


class Parser(Cursor):
    """One reading of one text.

    `prefix` reads what a token starts; `infix` is how strongly a token binds, and reads the rest.
    """

    def __init__(
        self,
        text: str,
        names: frozenset[str],
        prefix: "Mapping[str, Callable[[Parser], Node]]",
        infix: "Mapping[str, tuple[int, Callable[[Parser, Node], Node]]]",
    ) -> None:
        super().__init__(text, names)
        self._prefix = prefix
        self._infix = infix

    def expression(self, strength: int = 0) -> Node:
        """An expression whose operators bind stronger than `strength`."""
        self.descend()
        node = self.operators(self.operand(), strength)
        self.depth -= 1
        return node

    def operators(self, left: Node, strength: int) -> Node:
        while True:
            token = self.now
            if token.kind not in ("sign", "name") or token.text not in self._infix:
                return left
            power, continued = self._infix[token.text]
            if power <= strength or self._ends_span():
                return left
            left = continued(self, left)

    def _ends_span(self) -> bool:
        """Is this the `[` of `[1..10[`? No filter could start before such a token."""
        after = self.ahead()
        return self.now.text == "[" and (
            after.kind == "end"
            or (
                (after.kind == "sign" and (after.text in self._infix or after.text in "),]}.."))
                and after.text not in self._prefix.keys() - set(COMPARISONS)
            )
            or after.text in ("and", "or", "then", "else", "return", "satisfies", "in", "instance")
        )

    def descend(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooComplex(f"nested more than {MAX_DEPTH} deep", self.now.start, self.text)

    def operand(self) -> Node:
        token = self.now
        if token.kind == "number":
            return self._number()
        if token.kind == "string":
            return tree.Constant(self.take().string())
        if token.text in self._prefix and self._starts(token.text):
            return self._prefix[token.text](self)
        if token.kind != "name" or token.text in KEYWORDS - {"function", "of", "external"}:
            self.fail(f"unexpected {self.sight()}")
        return tree.Name(self.reference(), token.start)

    def _number(self) -> Node:
        try:
            value = NUMBERS.create_decimal(self.now.text)
        except DecimalException:
            self.fail("this number is too large")
        self.take()
        return tree.Constant(value)

    def _starts(self, text: str) -> bool:
        return text != "function" or self.ahead().text == "("

    def whole(self) -> Node:
        node = self.expression()
        if self.now.kind != "end":
            self.fail(f"unexpected {self.sight()}")
        return node

    def unary_tests(self) -> Node:
        """What a cell of a decision table holds (DMN 10.3.1.2, rules 13 to 17)."""
        if self.at("-") and self.ahead().kind == "end":
            self.take()
            return tree.Constant(True)
        negated = self._wholly_negated()
        self.index += 2 if negated else 0
        tests = self.tests()
        if negated:
            self.need(")")
        if self.now.kind != "end":
            self.fail(f"unexpected {self.sight()}")
        return tree.Tests(tests, negated)

    def _wholly_negated(self) -> bool:
        if not (self.at("not") and self.ahead().text == "("):
            return False
        open_brackets = 0
        for offset, token in enumerate(self.found[1:-1]):
            open_brackets += (token.text == "(") - (token.text == ")")
            if open_brackets == 0:
                return offset == len(self.found) - 3
        return False

    def tests(self) -> tuple[Node, ...]:
        tests = [self.test()]
        while self.skip(","):
            tests.append(self.test())
        return tuple(tests)

    def test(self) -> Node:
        if self.at(*COMPARISONS):
            sign = self.take().text
            return tree.Compare(sign, tree.Name(tree.INPUT), self.expression(COMPARISON))
        return tree.Matches(self.expression())

    def iterators(self, end: str) -> tuple[tuple[str, ...], tuple[Node, ...]]:
        names: list[str] = []
        sources: list[Node] = []
        while True:
            names.append(self.declaration("in"))
            self.need("in")
            sources.append(self._source())
            if not self.skip(","):
                break
        self.need(end)
        return tuple(names), tuple(sources)

    def _source(self) -> Node:
        low = self.expression()
        return tree.Steps(low, self.expression()) if self.skip("..") else low

    def type(self) -> tree.Type:
        self.descend()
        found = self._function_type() if self.skip("function") else self._named_type()
        self.depth -= 1
        return found

    def _named_type(self) -> tree.Type:
        name = self.reference()
        if name in ("list", "range") and self.skip("<"):
            return self._closed(tree.Type(name, (self.type(),)))
        if name == "context" and self.skip("<"):
            return self._context_type()
        return tree.Type(name)

    def _closed(self, found: tree.Type) -> tree.Type:
        self.need(">")
        return found

    def _context_type(self) -> tree.Type:
        names, parts = [], []
        while self.more(">"):
            names.append(self.declaration(":"))
            self.need(":")
            parts.append(self.type())
        return tree.Type("context", tuple(parts), tuple(names))

    def _function_type(self) -> tree.Type:
        if not self.skip("<"):
            return tree.Type("function")
        parts = []
        while self.more(">"):
            parts.append(self.type())
        self.need("->")
        return tree.Type("function", (*parts, self.type()))
