"""No step that was abolished: signing up to bid, review of documents, checking originals, …"""

from collections.abc import Iterator
from itertools import chain

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.law import texts
from engine.workflow.checks.law.banned import complaints
from engine.workflow.checks.package import Package


def check(package: Package) -> Iterator[Complaint]:
    """In names and documentation of elements, titles of messages, and what forms say."""
    said = chain(texts.steps(package), texts.forms(package))
    table = package.bundle.statutes.abolished
    yield from complaints(
        package, table, said, "已取消或禁止的环节：", "A step that was abolished:"
    )
