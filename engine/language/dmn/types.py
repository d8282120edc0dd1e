"""Types a model declares, as tests for values (DMN 1.5, 7.3.2)."""

from engine.language.dmn import xml
from engine.language.dmn.errors import BadModel
from engine.language.feel.budget import Budget
from engine.language.feel.errors import FeelSyntaxError
from engine.language.feel.tree import Type
from engine.language.feel.types import TYPE_NAMES, Check, context_of, list_of, type_check
from engine.language.feel.values import Function

MAX_DEPTH = 40


class ModelTypes:
    """The item definitions of one model: `checks` by name, allowed values as written.

    Allowed values bind the tables that name them; they are no part of a type.
    """

    def __init__(self, root: xml.Element) -> None:
        self._definitions = {
            item.get("name", ""): item for item in xml.children(root, "itemDefinition")
        }
        self.checks: dict[str, Check] = {}
        self._under_way: set[str] = set()
        for name in self._definitions:
            self.check(name)

    def known(self, reference: str | None) -> Type | None:
        """The type of a typeRef; None where it says nothing, or nothing that is declared here."""
        name = _plain(reference)
        if name in ("", "Any") or self.check(name) is None:
            return None
        return Type(name)

    def allowed(self, reference: str | None) -> str:
        """The text of the allowed values of a declared type."""
        item = self._definitions.get(_plain(reference))
        return xml.text(xml.child(item, "allowedValues")) if item is not None else ""

    def check(self, name: str) -> Check | None:
        """The test for a type by name."""
        if name in self.checks:
            return self.checks[name]
        item = self._definitions.get(name)
        if item is None:
            return _built_in(name)
        if name in self._under_way:
            raise BadModel(f"the type {name!r} is defined by itself", xml.identity(item))
        if len(self._under_way) >= MAX_DEPTH:
            raise BadModel("types are defined by types too deeply", xml.identity(item))
        self._under_way.add(name)
        self.checks[name] = self._item(item)
        self._under_way.discard(name)
        return self.checks[name]

    def _item(self, item: xml.Element, depth: int = 0) -> Check:
        if depth > MAX_DEPTH:
            raise BadModel("types are nested too deeply", xml.identity(item))
        components = list(xml.children(item, "itemComponent"))
        reference = xml.child(item, "typeRef")
        if components:
            one = context_of(
                {part.get("name", ""): self._item(part, depth + 1) for part in components}
            )
        elif xml.child(item, "functionItem") is not None:
            one = _is_function
        else:
            one = self.check(_plain(reference.text if reference is not None else "")) or _anything
        return list_of(_or_null(one)) if item.get("isCollection") == "true" else one


def _plain(reference: str | None) -> str:
    name = " ".join((reference or "").split())
    return name.removeprefix("feel:")


def _built_in(name: str) -> Check | None:
    try:
        return type_check(Type(name), {})
    except FeelSyntaxError:
        return None


def _anything(_value: object, _budget: Budget) -> bool:
    return True


def _or_null(check: Check) -> Check:
    return lambda value, budget: value is None or check(value, budget)


def _is_function(value: object, _budget: Budget) -> bool:
    return isinstance(value, Function)


def type_names(root: xml.Element) -> set[str]:
    """Names of declared types and of the entries they have."""
    items = root.iter("{*}itemDefinition", "{*}itemComponent")
    return {item.get("name", "") for item in items} | set(TYPE_NAMES)
