"""Which expressions are true or false and never null, whatever is empty."""

from engine.language.feel import tree
from engine.language.feel.tree import Node


def certain(node: Node) -> bool:
    """Whether it can be told that the expression is never null, as long as kinds do not mix."""
    if isinstance(node, tree.Compare):
        return node.sign in ("=", "!=")
    if isinstance(node, tree.Logic):
        return all(certain(part) for part in node.parts)
    if isinstance(node, tree.If):
        return certain(node.then) and certain(node.otherwise)
    if isinstance(node, tree.Call) and isinstance(node.function, tree.Name):
        return node.function.name == "not" and all(certain(part) for part in node.arguments)
    return isinstance(node, tree.Constant) and isinstance(node.value, bool)
