"""Where the rules of a trade ask for a notice, publicity, objection or complaint, it is there."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.law.citing import because, weight
from engine.workflow.checks.law.marks import marked
from engine.workflow.checks.law.regime import regime_of
from engine.workflow.checks.package import Package
from engine.workflow.checks.statutes import Duty


def check(package: Package) -> Iterator[Complaint]:
    """Told at the process that the item starts."""
    regime = regime_of(package)
    duties = [duty for duty in package.bundle.statutes.duties if regime in duty.regimes]
    for duty in duties if package.roots() else ():
        given = not duty.given or marked(package, duty.given)
        if given and not marked(package, duty.needed):
            yield _missing(package, duty)


def _missing(package: Package, duty: Duty) -> Complaint:
    statutes = package.bundle.statutes
    row, mark = statutes.cited[duty.rule], statutes.marks[duty.needed]
    zh, en = because([row])
    process = str(package.bundle.item.get("process") or package.roots()[0])
    files = (d.file for d, node in package.each("process") if node.get("id") == process)
    return Complaint(
        next(files, package.diagrams[0].file),
        process,
        f"缺少“{mark.zh}”：{duty.zh}。{zh}",
        f"“{mark.en}” is missing: {duty.en}. {en}",
        0,
        weight([row]),
    )
