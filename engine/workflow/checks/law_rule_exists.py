"""A statutory rule that is named is a row of the law tables."""

import re
from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import SUNROAD

_CALL = re.compile(
    r'\b(?:earliest|latest|latest_before|due_by_rule|law_value|law_text)\(\s*"([^"]*)"'
)


def check(package: Package) -> Iterator[Complaint]:
    for diagram, node in package.nodes():
        rule = node.get(f"{SUNROAD}rule")
        if rule and rule not in package.bundle.law_rules:
            yield diagram.complain(node, *_words(rule))
    for use in package.uses():
        for rule in _CALL.findall(use.text):
            if rule not in package.bundle.law_rules:
                yield use.diagram.complain(use.node, *_words(rule))
    yield from _forms(package)


def _forms(package: Package) -> Iterator[Complaint]:
    for form in package.forms.values():
        for component in form.tree.walk():
            name = ".".join(component.path) or component.id
            own = component.own.get("rule")
            named = [str(own)] if own else []
            for expression in component.feel.values():
                named += _CALL.findall(expression.text)
            for rule in named:
                if rule not in package.bundle.law_rules:
                    yield Complaint(form.path, name, *_words(rule))


def _words(rule: str) -> tuple[str, str]:
    return f"法规时限表中没有 {rule}", f"the law tables have no row {rule}"
