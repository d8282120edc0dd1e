"""Walks a tree, not too deep, and hands every node to the function that compiles its kind."""

from collections.abc import Callable, Mapping

from engine.language.feel.errors import TooComplex
from engine.language.feel.run import Frame, Run
from engine.language.feel.tree import Node
from engine.language.feel.types import Check

Code = Callable[[Frame, Run], object]
MAX_HEIGHT = 120


class Compiler:
    """One compilation; `types` are the types the model declares."""

    def __init__(
        self,
        compilers: "Mapping[type[Node], Callable[..., Code]]",
        types: Mapping[str, Check],
    ) -> None:
        self.types = types
        self._compilers = compilers
        self._depth = 0

    def compile(self, node: Node) -> Code:
        """Raises TooComplex, FeelSyntaxError."""
        self._depth += 1
        if self._depth > MAX_HEIGHT:
            raise TooComplex(f"nested more than {MAX_HEIGHT} deep")
        code = self._compilers[type(node)](self, node)
        self._depth -= 1
        return code

    def compile_all(self, nodes: tuple[Node, ...]) -> tuple[Code, ...]:
        """Each of the nodes."""
        return tuple(self.compile(node) for node in nodes)
