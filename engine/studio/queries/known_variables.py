"""The names that expressions of a draft may use, for completions: the same as the checks know."""

from dataclasses import dataclass

from engine.workflow.checks.known_names import known_names, law_functions
from engine.workflow.checks.package import Package


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownVariable:
    """`info` is what the form that asks for it calls it; empty where no form does."""

    name: str
    info: str


def known_variables(package: Package, language: str = "zh") -> tuple[KnownVariable, ...]:
    """By name; functions of the law are no variables."""
    labels = _labels(package, language)
    names = sorted(known_names(package) - law_functions())
    return tuple(KnownVariable(name=name, info=labels.get(name, "")) for name in names if name)


def _labels(package: Package, language: str) -> dict[str, str]:
    return {
        field.key: (field.label_en or field.label) if language == "en" else field.label
        for form in package.forms.values()
        for field in form.fields
        if not field.readonly
    }
