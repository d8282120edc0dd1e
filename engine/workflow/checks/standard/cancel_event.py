"""Cancel events belong to transactions: thrown at an end inside one, caught on its border."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.package import Package
from engine.workflow.checks.xml import kind

CLAUSE = "10.5.5"


def end(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("endEvent"):
        holder = event.getparent()
        if "cancel" in diagram.index.triggers(event) and _not_transaction(holder):
            where = "" if holder is None else f"{kind(holder)} {holder.get('id')}"
            yield diagram.complain(
                event,
                f"取消结束事件只能用在事务子流程中，不能用在 {where} 中",
                f"a cancel end event lies in a transaction, not in {where}",
            )


def boundary(package: Package) -> Iterator[Complaint]:
    for diagram, event in package.each("boundaryEvent"):
        host = diagram.index.find(event.get("attachedToRef"))
        if "cancel" in diagram.index.triggers(event) and _not_transaction(host):
            where = "" if host is None else f"{kind(host)} {host.get('id')}"
            yield diagram.complain(
                event,
                f"取消边界事件只能附在事务子流程上，不能附在 {where} 上",
                f"a cancel boundary event is attached to a transaction, not to {where}",
            )


def _not_transaction(node: object) -> bool:
    return getattr(node, "tag", "").rpartition("}")[2] != "transaction"
