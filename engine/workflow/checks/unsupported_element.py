"""What the engine cannot carry out yet is refused, never half run: the engine itself is asked."""

from collections.abc import Iterator

from engine.errors import BadDiagram
from engine.workflow.checks.engine_reasons import chinese
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import line_of


def check(package: Package) -> Iterator[Complaint]:
    refused = [one for one in package.readings.values() if isinstance(one, BadDiagram)]
    reasons = dict.fromkeys(reason for one in refused for reason in one.findings)
    return (_complaint(package, reason) for reason in reasons)


def _complaint(package: Package, reason: str) -> Complaint:
    """A reason as the engine writes it: file, element, why."""
    file, _, rest = reason.partition(": ")
    element, _, why = rest.partition(": ")
    diagram = next((one for one in package.diagrams if one.file == file), None)
    if diagram is None or not why:
        return Complaint(file, "", *_words(rest or reason))
    node = diagram.index.find(element)
    line = 0 if node is None else line_of(node)
    return Complaint(file, element.rpartition("/")[2], *_words(why), line)


def _words(reason: str) -> tuple[str, str]:
    return f"尚不能运行：{chinese(reason)}", f"cannot run yet: {reason}"
