"""A multi-instance activity says how often, over what, and of which kind."""

from collections.abc import Iterator

from engine.workflow.checks.diagram import Diagram
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.index import executable
from engine.workflow.checks.package import Package
from engine.workflow.checks.standard.items import alike, is_collection, item_of
from engine.workflow.checks.xml import BPMN, Node, words, zeebe

CLAUSE = "10.3.8"
TAG = "multiInstanceLoopCharacteristics"
BEHAVIOURS = {
    "None": "noneBehaviorEventRef",
    "One": "oneBehaviorEventRef",
    "Complex": "complexBehaviorDefinition",
}
SIDES = (("loopDataInputRef", "inputDataItem"), ("loopDataOutputRef", "outputDataItem"))


def count(package: Package) -> Iterator[Complaint]:
    for diagram, loop in package.each(TAG):
        named = any(loop.find(BPMN + tag) is not None for tag in ("loopCardinality", SIDES[0][0]))
        if executable(loop) and not named and zeebe(loop, "loopCharacteristics") is None:
            yield diagram.complain(
                _activity(loop),
                "多实例须指明 loopCardinality 或 loopDataInputRef（或 zeebe:loopCharacteristics）",
                "a multi-instance needs a loopCardinality or a loopDataInputRef (or a "
                "zeebe:loopCharacteristics in their place)",
            )


def behaviour(package: Package) -> Iterator[Complaint]:
    for diagram, loop in package.each(TAG):
        wanted = BEHAVIOURS.get(loop.get("behavior", "All"))
        said = wanted is None or loop.get(wanted) or loop.find(BPMN + wanted) is not None
        if executable(loop) and not said:
            yield diagram.complain(
                _activity(loop),
                f"behavior 为 {loop.get('behavior')} 的多实例须有 {wanted}",
                f"a multi-instance with behavior {loop.get('behavior')} needs {wanted}",
            )


def items(package: Package) -> Iterator[Complaint]:
    for diagram, loop in package.each(TAG):
        for reference, item in SIDES:
            whole = diagram.index.find(words(loop.find(BPMN + reference)))
            part = loop.find(BPMN + item)
            if whole is not None and not is_collection(diagram, whole):
                yield diagram.complain(
                    _activity(loop),
                    f"{reference} {whole.get('id')} 须是集合（isCollection）",
                    f"{reference} {whole.get('id')} must be a collection (isCollection)",
                )
            if whole is not None and part is not None:
                yield from _part(diagram, loop, whole, part)


def _part(diagram: Diagram, loop: Node, whole: Node, part: Node) -> Iterator[Complaint]:
    name = part.get("id") or part.tag.rpartition("}")[2]
    if is_collection(diagram, part):
        yield diagram.complain(
            _activity(loop),
            f"{name} 是集合 {whole.get('id')} 的一项，自身不能是集合",
            f"{name} is one item of collection {whole.get('id')} and must be no collection",
        )
    items_ = item_of(diagram, whole), item_of(diagram, part)
    if all(item is not None for item in items_) and not alike(*items_, any_size=True):
        yield diagram.complain(
            _activity(loop),
            f"{name} 与集合 {whole.get('id')} 的结构（structureRef）不同",
            f"{name} and collection {whole.get('id')} differ in structureRef",
        )


def _activity(loop: Node) -> Node:
    holder = loop.getparent()
    return loop if holder is None else holder
