"""Data objects, inputs and outputs: collections, states, sets and associations agree."""

from collections.abc import Iterator

from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import local
from engine.workflow.checks.package import Package
from engine.workflow.checks.standard.items import TRUE, alike, item_of
from engine.workflow.checks.xml import BPMN, Node, kind, words

CLAUSE = "10.4.1"
DATA = ("dataObject", "dataInput", "dataOutput", "dataStore")
SETS = (
    ("inputSet", "dataInputRefs", ("optionalInputRefs", "whileExecutingInputRefs")),
    ("outputSet", "dataOutputRefs", ("optionalOutputRefs", "whileExecutingOutputRefs")),
)
IN_SETS = (
    ("inputSet", "dataInput", "dataInputRefs"),
    ("outputSet", "dataOutput", "dataOutputRefs"),
)
PAIRS = (
    ("inputSet", "outputSetRefs", "inputSetRefs"),
    ("outputSet", "inputSetRefs", "outputSetRefs"),
)
TOP = (
    ("dataOutputAssociation", "targetRef", "dataInput", "不能被写入", "must not be written"),
    ("dataInputAssociation", "sourceRef", "dataOutput", "不能被读取", "must not be read"),
)
"""Which association must not name which data of a process, and the words for it."""


def collection(package: Package) -> Iterator[Complaint]:
    for diagram, data in package.each(*DATA):
        item = item_of(diagram, data)
        many = data.get("isCollection")
        if item is None or many is None:
            continue
        if (many in TRUE) != (item.get("isCollection") in TRUE):
            yield diagram.complain(
                data,
                f"isCollection 与数据类型 {item.get('id')} 不一致",
                f"isCollection differs from that of item definition {item.get('id')}",
            )


def state(package: Package) -> Iterator[Complaint]:
    for diagram, reference in package.each("dataObjectReference"):
        inside = reference.find(f"{BPMN}dataState")
        data = diagram.index.find(reference.get("dataObjectRef"))
        if inside is None or data is None or not data.get("name") or not reference.get("name"):
            continue
        wanted = f"{data.get('name')} [{inside.get('name', '')}]"
        if reference.get("name") != wanted:
            yield diagram.complain(
                reference,
                f"带状态的数据对象引用应命名为“{wanted}”",
                f"a data object reference with a state is named '{wanted}'",
            )


def top_level(package: Package) -> Iterator[Complaint]:
    for tag, side, data, zh, en in TOP:
        for diagram, association in package.each(tag):
            for part in association.findall(BPMN + side):
                end = diagram.index.find(words(part))
                if end is not None and kind(end) == data and _of_process(end):
                    name = end.get("id")
                    yield diagram.complain(
                        association,
                        f"流程的 {data} {name} {zh}（{side}）",
                        f"{data} {name} of the process {en} by it ({side})",
                    )


def sets(package: Package) -> Iterator[Complaint]:
    for tag, whole, parts in SETS:
        for diagram, node in package.each(tag):
            listed = _references(node, whole)
            for part in parts:
                for name in sorted(_references(node, part) - listed):
                    yield diagram.complain(
                        node,
                        f"{part} 中的 {name} 没有列在 {whole} 中",
                        f"{name} in {part} is not listed in {whole}",
                    )


def in_set(package: Package) -> Iterator[Complaint]:
    for diagram, whole in package.each("ioSpecification"):
        for tag, data, refs in IN_SETS:
            listed = {name for one in whole.findall(BPMN + tag) for name in _references(one, refs)}
            for node in whole.findall(BPMN + data):
                if node.get("id") not in listed:
                    yield diagram.complain(
                        node, f"它不在任何 {tag} 中", f"it is in no {tag}, and so never used"
                    )


def pairs(package: Package) -> Iterator[Complaint]:
    for tag, side, back in PAIRS:
        for diagram, node in package.each(tag):
            for name in sorted(_references(node, side)):
                other = diagram.index.find(name)
                if other is None or node.get("id") not in _references(other, back):
                    yield diagram.complain(
                        node,
                        f"{side} 指向 {name}，但后者的 {back} 没有指回",
                        f"{side} names {name}, whose {back} does not name it",
                    )


def association_item(package: Package) -> Iterator[Complaint]:
    for diagram, association in package.each("dataInputAssociation", "dataOutputAssociation"):
        if _transforms(association):
            continue
        source = diagram.index.find(words(association.find(f"{BPMN}sourceRef")))
        target = diagram.index.find(words(association.find(f"{BPMN}targetRef")))
        items = item_of(diagram, source), item_of(diagram, target)
        if None not in items and not alike(*items):
            yield diagram.complain(
                association,
                f"没有转换的数据关联，两端的数据类型须相同（{_id(items[0])}、{_id(items[1])}）",
                "a data association without a transformation joins data of one item definition "
                f"({_id(items[0])}, {_id(items[1])})",
            )


def association_sources(package: Package) -> Iterator[Complaint]:
    for diagram, association in package.each("dataInputAssociation", "dataOutputAssociation"):
        sources = [words(part) for part in association.findall(f"{BPMN}sourceRef")]
        if len(sources) > 1 and association.find(f"{BPMN}transformation") is None:
            named = ", ".join(sources)
            yield diagram.complain(
                association,
                f"有多个来源（{named}）的数据关联须有转换（transformation）",
                f"a data association of several sources ({named}) needs a transformation",
            )


def _transforms(association: Node) -> bool:
    return any(association.find(BPMN + tag) is not None for tag in ("transformation", "assignment"))


def _of_process(data: Node) -> bool:
    holder = data.getparent()
    above = None if holder is None else holder.getparent()
    return above is not None and kind(above) == "process"


def _references(node: Node, tag: str) -> set[str]:
    return {local(words(part)) for part in node.findall(BPMN + tag)}


def _id(item: Node | None) -> str:
    return "" if item is None else str(item.get("id"))
