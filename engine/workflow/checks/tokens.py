"""What exploring the tokens shows: deadlocks, circles without an end."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import id_of


def deadlock(package: Package) -> Iterator[Complaint]:
    for diagram, found in package.explored:
        for id_, missing in found.stuck.items():
            names = ", ".join(missing)
            yield diagram.complain(
                found.net.steps[id_].node,
                f"死锁：令牌可能在这里永远等下去，等不到来自 {names} 的令牌",
                f"deadlock: a token may wait here for ever for one from {names}",
            )


def livelock(package: Package) -> Iterator[Complaint]:
    for diagram, found in package.explored:
        for id_ in sorted(found.endless):
            yield diagram.complain(
                found.net.steps[id_].node,
                "活锁：走到这里就再也到不了结束，只能一直循环",
                "livelock: from here no way leads to an end, it goes round for ever",
            )


def pile(package: Package) -> Iterator[Complaint]:
    for diagram, found in package.explored:
        for place in sorted(found.piled):
            yield diagram.complain(
                found.net.after[place].node,
                f"令牌会越积越多：顺序流 {place} 上的令牌没有上限",
                f"tokens pile up without end on sequence flow {place}",
            )


def bound(package: Package) -> Iterator[Complaint]:
    for diagram, found in package.explored:
        if found.bounded:
            where = id_of(found.net.container)
            yield diagram.complain(
                found.net.container,
                f"{where} 的走法太多：看过 {found.states} 种后停止，未能排除死锁",
                f"{where} has too many ways to run: stopped after {found.states}, deadlocks are "
                "not ruled out",
            )
