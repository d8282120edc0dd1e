"""Runs one case of one model through the engine and says how it went."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from lxml import etree

from engine.errors import BadDiagram
from tests.conformance.betsy.stage import Stage
from tests.conformance.betsy.suite import Case, Model
from tests.conformance.betsy.translate import translate

MOST_ROUNDS = 200
PARALLEL = "EXECUTION_parallel"
REFERENCES = ("messageRef", "signalRef")
_RUNS = count()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """`trace` is what was found; `refused` why the model did not get in."""

    case: Case
    trace: tuple[str, ...] = ()
    refused: str = ""

    @property
    def passed(self) -> bool:
        if self.case.expects == ("ERROR",):
            return bool(self.refused) or any(each.startswith("ERROR") for each in self.trace)
        return not self.refused and Counter(self.trace) == Counter(self.case.expects)

    @property
    def reason(self) -> str:
        """Why it did not pass."""
        if PARALLEL in self.case.expects:
            return "not applicable: one thread runs a project"
        if self.refused:
            return f"refused: {self.refused}"
        return f"wants {' '.join(self.case.expects) or '-'}, found {' '.join(self.trace) or '-'}"


def run(stage: Stage, model: Model, case: Case) -> Outcome:
    """Start the main process, and the others when their events come."""
    content = translate(model.content)
    try:
        stage.publish(content, model.name)
    except BadDiagram as refusal:
        return Outcome(case=case, refused="; ".join(refusal.findings))
    trace = _Play(stage, content, model.name, case).play()
    if "MARKER_exists" not in case.expects:  # a file that is looked for only where asked
        trace = [each for each in trace if each != "MARKER_exists"]
    return Outcome(case=case, trace=tuple(sorted(trace)))


class _Play:
    """The projects of one case, which share the value that messages find them by."""

    def __init__(self, stage: Stage, content: bytes, main: str, case: Case) -> None:
        self.stage, self.content, self.main, self.case = stage, content, main, case
        self.root = etree.fromstring(content)
        self.name = f"run {next(_RUNS)}"
        self.projects: list[str] = []
        self.started: Counter[str] = Counter()

    def play(self) -> list[str]:
        first, then = (self._plain(), [self.main])
        for process in first + then if self.case.other_first else then + first:
            self._start(process)
        for _ in range(MOST_ROUNDS):
            if not self._answer() and not self.stage.go_on(self.projects):
                break
        return [each for project in self.projects for each in self.stage.trace(project)]

    def _start(self, process: str) -> None:
        item = self.stage.publish(self.content, process)
        case = self.case
        self.projects.append(self.stage.start(item, case.test, case.number, self.name))

    def _plain(self) -> list[str]:
        """Processes beside the main one that nothing calls and no event starts."""
        called = {node.get("calledElement") for node in self.root.iter("{*}callActivity")}
        by_event = {process for process, _ in self._by_event()}
        others = (node.get("id", "") for node in self.root.iter("{*}process"))
        return [id_ for id_ in others if id_ not in {self.main} | called | by_event]

    def _by_event(self) -> Iterator[tuple[str, str]]:
        """Process and the message or signal that starts it."""
        for process in self.root.iter("{*}process"):
            starts = [*process.iterfind("{*}startEvent"), *_instantiating(process)]
            yield from (
                (process.get("id", ""), ref) for node in starts for ref in _references(node)
            )

    def _answer(self) -> bool:
        """Start what the messages and signals thrown since the last time start."""
        thrown: Counter[str] = Counter()
        passed = [self.stage.passed(project) for project in self.projects]
        for node in self.root.iter("{*}intermediateThrowEvent", "{*}endEvent", "{*}sendTask"):
            times = sum(known.get(node.get("id", ""), 0) for known in passed)
            thrown.update(dict.fromkeys(_references(node), times))
        new = [one for one in self._by_event() for _ in range((thrown - self.started)[one[1]])]
        self.started = thrown
        for process, _ in new:
            self._start(process)
        return bool(new)


def _references(node: etree._Element) -> Iterator[str]:
    """What a node throws or is started by."""
    for part in (node, *node):
        yield from (part.get(name, "") for name in REFERENCES if part.get(name))


def _instantiating(process: etree._Element) -> Iterator[etree._Element]:
    """Receive tasks that start a process, and what an event gateway that does so waits for."""
    for node in process.iterfind("{*}*[@instantiate='true']"):
        yield node
        flows = process.iterfind(f"{{*}}sequenceFlow[@sourceRef='{node.get('id')}']")
        behind = {flow.get("targetRef") for flow in flows}
        if node.tag.endswith("eventBasedGateway"):
            yield from (other for other in process if other.get("id") in behind)
