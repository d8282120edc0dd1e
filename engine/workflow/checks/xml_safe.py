"""Diagrams and tables are XML that can be opened: no entities, bounded size and depth."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package


def check(package: Package) -> Iterator[Complaint]:
    for file, reason in package.unsafe.items():
        yield Complaint(file, "", reason.zh, reason.en)
