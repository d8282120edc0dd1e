"""Every path between two marks passes what binds the row that the tables name for it."""

from collections.abc import Iterator
from dataclasses import replace

from engine.workflow.checks.diagram import FLOW_NODES
from engine.workflow.checks.finding import Complaint
from engine.workflow.checks.law.binding import binds
from engine.workflow.checks.law.citing import because, weight
from engine.workflow.checks.law.marks import is_marked
from engine.workflow.checks.law.reaching import free_places
from engine.workflow.checks.law.regime import regime_of
from engine.workflow.checks.law.ways import MOST_PLACES, Key, TooManyPlaces, Ways, ways_of
from engine.workflow.checks.package import Package
from engine.workflow.checks.statutes import START, Way
from engine.workflow.checks.xml import kind


def check(package: Package) -> Iterator[Complaint]:
    """What can be reached unbound is told at the second mark."""
    regime = regime_of(package)
    asked = [way for way in package.bundle.statutes.ways if regime in way.regimes]
    if not asked:
        return
    try:
        ways = ways_of(package)
    except TooManyPlaces:
        yield _too_many(package)
        return
    for way in asked:
        yield from _unbound(package, ways, way)


def _unbound(package: Package, ways: Ways, way: Way) -> Iterator[Complaint]:
    row = package.bundle.statutes.cited[way.rule]
    bound = {key for key, one in ways.entered() if binds(package, one, row, way.by)}
    free = free_places(ways, starts=_marked(package, ways, way.start), bound=bound, way=way)
    ends = sorted(_marked(package, ways, way.end) & free)
    for end in {key[1]: key for key in ends}.values():
        place = ways.places[end]
        zh, en = because([row])
        one = place.diagram.complain(
            place.node,
            f"有路径不经过“{way.zh}”的时限或表单校验（{way.rule}）即可到达：{zh}",
            f"can be reached without a timer or validation for “{way.en}” ({way.rule}): {en}",
        )
        yield replace(one, severity=weight([row]))


def _marked(package: Package, ways: Ways, name: str) -> set[Key]:
    """The places of a mark, where they are entered."""
    if name == START:
        return set()
    mark = package.bundle.statutes.marks[name]
    return {
        key
        for key, one in ways.entered()
        if kind(one.node) in FLOW_NODES and is_marked(one.diagram, one.node, mark)
    }


def _too_many(package: Package) -> Complaint:
    return Complaint(
        package.diagrams[0].file,
        package.roots()[0],
        f"展开调用后超过 {MOST_PLACES} 个节点，未检查法定时限的路径",
        f"more than {MOST_PLACES} nodes with all calls opened: paths were not searched",
        0,
        "warning",
    )
