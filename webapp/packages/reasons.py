"""Why a package is refused, one reason after another: file, element, sentence in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.errors import BadDiagram, Refused
from engine.workflow.checks import Finding
from webapp.packages.reason_words import chinese

DOT = " · "
FILE = "zip"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """`element` is empty where it is about the whole file; `rule` names a check with a page."""

    file: str
    element: str
    zh: str
    en: str
    rule: str = ""


def told(sentences: Iterable[str]) -> tuple[Reason, ...]:
    """What reading a package says: `file · reason` or `file · element · reason`."""
    return tuple(_reason(one) for one in sentences)


def found(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """What the checks say."""
    return tuple(
        Reason(file=one.file, element=one.element, zh=one.zh, en=one.en, rule=one.rule)
        for one in findings
    )


def of_refusal(refusal: Refused) -> tuple[Reason, ...]:
    """Every finding of a refusal; another kind is one sentence about the whole."""
    if isinstance(refusal, BadDiagram):
        return told(refusal.findings)
    return (Reason(file=FILE, element="", zh=chinese(str(refusal)), en=str(refusal)),)


def _reason(sentence: str) -> Reason:
    file, *rest = sentence.split(DOT)
    if not rest:
        return Reason(file=FILE, element="", zh=chinese(sentence), en=sentence)
    *element, text = rest
    return Reason(file=file, element=DOT.join(element), zh=chinese(text), en=text)
