"""Every expression of a diagram is FEEL, and stands where FEEL is asked for."""

from collections.abc import Iterator

from engine.language import feel
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.uses import MUST_BE_FEEL, Use


def check(package: Package) -> Iterator[Complaint]:
    for use in package.uses():
        if use.feel is None:
            if use.place in MUST_BE_FEEL:
                yield _complaint(
                    use, "必须是以 = 开头的 FEEL 表达式", "must be FEEL, starting with ="
                )
            continue
        try:
            feel.compile(use.feel)
        except feel.FeelSyntaxError as error:
            yield _complaint(
                use,
                f"表达式有误，第 {error.line} 行第 {error.column} 列：{error.reason}",
                f"line {error.line}, column {error.column}: {error.reason}",
            )


def _complaint(use: Use, zh: str, en: str) -> Complaint:
    shown = use.text if len(use.text) <= 200 else f"{use.text[:200]}…"
    return use.diagram.complain(
        use.node, f"{use.place} {zh}（{shown}）", f"{use.place}: {en} ({shown})"
    )
