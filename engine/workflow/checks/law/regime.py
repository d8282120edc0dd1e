"""Which body of law an item falls under."""

from engine.workflow.checks.package import Package
from engine.workflow.checks.statutes import Cited

NONE = ""


def regime_of(package: Package) -> str:
    """By the legal basis it names, else by its class; nothing where neither is known.

    Of several laws it names, the one that its class says.
    """
    regimes, basis = package.bundle.statutes.regimes, _basis(package)
    class_ = class_of(str(package.bundle.item.get("class") or ""))
    by_class = [one.name for one in regimes if class_ in one.classes]
    by_basis = [r.name for r in regimes if any(law in text for law in r.basis for text in basis)]
    both = [name for name in by_class if name in by_basis]
    return next(iter((*both, *by_basis, *by_class)), NONE)


def class_of(code: str) -> str:
    """The letters of a class of trades, such as A of A01; nothing of what is no trade (C00)."""
    letters = code.rstrip("0123456789")
    number = code[len(letters) :]
    return letters if number.strip("0") else NONE


def cited(package: Package, rules: tuple[str, ...], regime: str) -> tuple[Cited, ...]:
    """The rows that apply: those of another body of law do not."""
    statutes = package.bundle.statutes
    others = {one.name for one in statutes.regimes} - {regime}
    found = (statutes.cited[rule] for rule in rules)
    return tuple(one for one in found if one.domain not in others)


def _basis(package: Package) -> tuple[str, ...]:
    basis = package.bundle.item.get("legal_basis")
    named = basis if isinstance(basis, list) else []
    return tuple(str(one.get("zh")) for one in named if isinstance(one, dict))
