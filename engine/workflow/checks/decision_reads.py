"""Decision tables can be read: their FEEL compiles, and no decision needs itself."""

from collections.abc import Iterator

from engine.language import dmn
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package


def check(package: Package) -> Iterator[Complaint]:
    for file, body in package.bundle.files.items():
        if not file.endswith(".dmn") or file in package.unsafe:
            continue
        try:
            dmn.load(body)
        except dmn.DmnError as error:
            element = str(getattr(error, "element", ""))
            yield Complaint(
                file, element, f"决策表有误：{error}", f"the decisions do not read: {error}"
            )
