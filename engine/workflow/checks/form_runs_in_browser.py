"""What a form asks while it is filled in, browser and server answer alike.

Both evaluate it, so it keeps to the FEEL their engines have in common. The browser has no law
functions, sees exact numbers (serializeToString) as text, so that "1000001" > 1000000 is true
there and null here, and hides a field where a condition is null.
"""

import re
from collections.abc import Iterator

from engine.language import browser
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.known_names import law_functions
from engine.workflow.checks.package import Package
from engine.workflow.forms import Form
from engine.workflow.forms.component import Component
from engine.workflow.forms.kinds import kinds

BY_SERVER = ("properties.",)
ONLY_SHOWN = ("dataSource", "columnsExpression")
HIDE = "conditional.hide"
COMPARING = (HIDE, "readonly", "valuesExpression", "validate.")


def check(package: Package) -> Iterator[Complaint]:
    for form in package.forms.values():
        exact, known = _exact(form), kinds(form.level)
        for component in form.tree.walk():
            name = ".".join(component.path) or component.id
            for zh, en in (*_differs(component, exact), *_uncommon(component, known)):
                yield Complaint(form.path, name, zh, en)


def _differs(component: Component, exact: set[str]) -> Iterator[tuple[str, str]]:
    for place, expression in component.feel.items():
        if place.startswith(BY_SERVER):
            continue
        for function in sorted(expression.names & law_functions()):
            yield _no_law(place, function)
        for key in sorted(exact) if place.startswith(COMPARING) else ():
            if _compares(expression.text, key):
                yield _no_text(place, key)


def _uncommon(component: Component, known: browser.Kinds) -> Iterator[tuple[str, str]]:
    for place, expression in component.feel.items():
        if not asked_twice(place) or expression.names & law_functions():
            continue
        for apart in browser.apart(expression.text, known, condition=place == HIDE):
            yield (
                f"{place} 用到 {apart.construct}：{apart.zh}",
                f"{place} uses {apart.construct}: {apart.en}",
            )


def asked_twice(place: str) -> bool:
    """Whether browser and server both evaluate it; templates (`#`) only the browser."""
    return not place.startswith((*BY_SERVER, *ONLY_SHOWN)) and "#" not in place


def _exact(form: Form) -> set[str]:
    """The last parts of the keys whose numbers the browser keeps as text."""
    tree = form.tree.walk()
    return {part.path[-1] for part in tree if part.raw.get("serializeToString") and part.path}


def _compares(text: str, key: str) -> bool:
    """Whether a key is used for more than to see if it is empty."""
    name = rf"\b{re.escape(key)}\b"
    return re.search(name, re.sub(rf"{name}\s*!?=\s*null\b", "", text)) is not None


def _no_law(place: str, function: str) -> tuple[str, str]:
    return (
        f"{place} 用到浏览器没有的函数 {function}（请写在 check 中）",
        f"{place} uses {function}, which the browser has not (put it into check)",
    )


def _no_text(place: str, key: str) -> tuple[str, str]:
    return (
        f"{place} 用到 {key}，它在浏览器中是文字，不能与数字比较",
        f"{place} uses {key}, which is text in the browser and must not be compared to numbers",
    )
