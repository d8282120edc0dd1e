"""Which Chinese texts the pages say: in templates and in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

WEBAPP = Path(__file__).parent.parent.parent / "webapp"
CHINESE = re.compile(r"[\u3400-\u9fff]")
PUNCTUATION = re.compile(r"[，。：；、（）！？]")


def in_templates() -> dict[str, str]:
    """Text → the template that says it."""
    said: dict[str, str] = {}
    for path in sorted((WEBAPP / "templates").rglob("*.html")):
        tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_":
                said |= dict.fromkeys(_constants(call.args[0]), path.name)
    return said


def bare_in_templates() -> list[str]:
    """Chinese that stands in a template outside `_()`; a language's own name may."""
    found: list[str] = []
    for path in sorted((WEBAPP / "templates").rglob("*.html")):
        tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
        texts = (data.data for data in tree.find_all(nodes.TemplateData))
        found += [
            f"{path.name}: {text.strip()}"
            for text in texts
            if CHINESE.search(text) or PUNCTUATION.search(text)
        ]
    return [one for one in found if "中文" not in one]


def in_python() -> dict[str, str]:
    """Text → the module that says it, command line and docstrings left out."""
    said: dict[str, str] = {}
    for path in sorted(WEBAPP.rglob("*.py")):
        if "cli" in path.parts or "node_modules" in path.parts:
            continue
        name = path.relative_to(WEBAPP).with_suffix("").as_posix()
        said |= dict.fromkeys(_strings(ast.parse(path.read_text("utf-8"))), name)
    return said


def _constants(node: nodes.Expr) -> Iterator[str]:
    """The text of `_("…")`, or both of `_("…" if … else "…")`; a variable says nothing."""
    if isinstance(node, nodes.Const):
        yield str(node.value)
    for one in node.find_all(nodes.Const):
        if isinstance(one.value, str) and isinstance(node, nodes.CondExpr):
            yield one.value


def _strings(tree: ast.Module) -> Iterator[str]:
    notes = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in notes and _chinese(node.value):
            yield str(node.value)


def _chinese(value: object) -> bool:
    return isinstance(value, str) and CHINESE.search(value) is not None
