"""No condition that keeps bidders out: registration, branches, performance in the locality, …"""

from collections.abc import Iterator
from itertools import chain

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.law import texts
from engine.workflow.checks.law.banned import complaints
from engine.workflow.checks.package import Package


def check(package: Package) -> Iterator[Complaint]:
    """In elements, conditions, forms, templates and the item."""
    said = chain(
        texts.steps(package),
        texts.conditions(package),
        texts.forms(package),
        texts.templates(package),
        texts.item(package),
    )
    table = package.bundle.statutes.forbidden
    yield from complaints(package, table, said, "限制、排斥条件：", "A condition that keeps out:")
