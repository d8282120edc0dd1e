"""A table of banned words held against texts: one complaint a place and row."""

from collections.abc import Iterable, Iterator, Sequence

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.law.citing import because, weight
from engine.workflow.checks.law.regime import cited, regime_of
from engine.workflow.checks.law.texts import Said
from engine.workflow.checks.law.wording import MOST_CLAUSES, Wording
from engine.workflow.checks.package import Package
from engine.workflow.checks.statutes import Banned


def complaints(
    package: Package, table: Sequence[Banned], texts: Iterable[Said], zh: str, en: str
) -> Iterator[Complaint]:
    """`zh` and `en` begin each sentence."""
    statutes, regime = package.bundle.statutes, regime_of(package)
    wording = Wording(table, statutes.denials, statutes.places)
    told: set[tuple[str, str, str]] = set()
    for said in texts:
        for row, words in wording.found(said.text):
            rows = cited(package, row.rules, regime)
            place = (said.file, said.element, row.id)
            if rows and place not in told and not said.rules & set(row.rules):
                told.add(place)
                chinese, english = because(rows)
                yield Complaint(
                    said.file,
                    said.element,
                    f"{zh}{row.zh}（“{words}”）：{chinese}",
                    f"{en} {row.en} (“{words}”): {english}",
                    said.line,
                    weight(rows),
                )
    if wording.left <= 0:
        yield _too_much(package)


def _too_much(package: Package) -> Complaint:
    return Complaint(
        next(iter(package.bundle.files)),
        "",
        f"可疑的语句超过 {MOST_CLAUSES} 句，其余未检查",
        f"more than {MOST_CLAUSES} clauses hold words of the table: the rest was not read",
        0,
        "warning",
    )
