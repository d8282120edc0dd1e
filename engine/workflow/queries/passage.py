"""The way through a project's diagrams: the whole project's, or one item's of a loop in it.

A called diagram is drawn once and walked by every item; here each is told apart again.
"""

from collections.abc import Collection, Iterator, Mapping

from engine.errors import NotFound
from engine.workflow.spiff import Flow
from engine.workflow.spiff.values import ItemRun, Path
from engine.workflow.versions import Version

Counts = Mapping[str, Mapping[str, int]]


def run_of(flow: Flow, id_: str | None) -> ItemRun | None:
    """One item of a loop; None for the whole project.

    Raises:
        NotFound: the project has no such item.
    """
    if id_ is None:
        return None
    for run in flow.runs():
        if run.id == id_:
            return run
    raise NotFound(f"item {id_}")


def passage(flow: Flow, version: Version, run: ItemRun | None) -> Path:
    """Finished and active of one item; of the whole project without what its items do inside."""
    path = flow.path()
    if run is None:
        return _without(path, flow.runs())
    active = tuple(at for at in path.active if at[2] in run.live)
    if run.walked is None:
        return Path(finished=path.finished, active=active)
    return Path(finished=_own(path.finished, version, run, run.walked), active=active)


def reached(
    version: Version, process: str, apart: Collection[tuple[str, str]] = ()
) -> tuple[str, ...]:
    """A process and those it can come to call, in the order in which it does.

    `apart`: calls not to follow, each the process and the element that makes it.
    """
    found = [process]
    for one in found:
        found += [called for called in _calls(version, one, apart) if called not in found]
    return tuple(found)


def _calls(version: Version, process: str, apart: Collection[tuple[str, str]]) -> Iterator[str]:
    called = (
        element.calls
        for element in version.definition.elements.values()
        if element.process_id == process and element.calls and (process, element.id) not in apart
    )
    yield from dict.fromkeys(called)


def _own(whole: Counts, version: Version, run: ItemRun, walked: Counts) -> Counts:
    """An embedded process is drawn inside its parent: what lies around it is the project's."""
    if run.inner != run.process:
        return walked
    inside = _inside(version, run.element)
    around = {id_: n for id_, n in whole.get(run.process, {}).items() if id_ not in inside}
    return {**walked, run.process: {**around, **walked.get(run.process, {})}}


def _inside(version: Version, element: str) -> Collection[str]:
    """Elements of a sub-process, and the flows between them."""
    known = version.definition.elements.values()
    found = {element}
    while more := {one.id for one in known if one.parent in found} - found:
        found |= more
    flows = {flow.id for one in known if one.id in found - {element} for flow in one.outgoing}
    return (found - {element}) | flows


def _without(path: Path, runs: Collection[ItemRun]) -> Path:
    """Called processes lose what items did in them; embedded ones are drawn with the project."""
    called = [run for run in runs if run.inner != run.process]
    live = frozenset[str]().union(*(run.live for run in called))
    counts = {process: dict(steps) for process, steps in path.finished.items()}
    for run in called:
        for process, steps in (run.walked or {}).items():
            for id_, times in steps.items():
                counts[process][id_] -= times
    finished = {
        process: {id_: times for id_, times in steps.items() if times > 0}
        for process, steps in counts.items()
    }
    return Path(finished=finished, active=tuple(at for at in path.active if at[2] not in live))
