"""Every place where we bend SpiffWorkflow: its task, its two workflow classes, its process spec.

Stock tasks carry copies of the data, log every change of state, predict the future of each
branch and keep its past; completing one walks the whole tree (SpiffWorkflow 3.2). Ours hold
only what is alive, and say so to an index.
"""

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.control import SimpleBpmnTask
from SpiffWorkflow.bpmn.specs.mixins import BpmnSpecMixin
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.specs import WorkflowSpec
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

__all__ = ["OPEN", "BpmnSpecMixin", "ProcessSpec", "SubTokens", "TaskState", "Token", "Tokens"]

OPEN = TaskState.FUTURE | TaskState.WAITING | TaskState.READY | TaskState.STARTED
ROOT_TOKEN = -1


class Token(Task):
    """A task whose id comes from the flow's counter, so that a rerun gives the same ids."""

    def __init__(
        self,
        workflow: Any,
        spec: Any,
        parent: Any = None,
        state: int = TaskState.FUTURE,
        id: int | None = None,
    ) -> None:
        number = workflow.top_workflow.next_number() if id is None else id
        super().__init__(workflow, spec, parent, state, number)
        workflow.note(self)

    def _set_state(self, value: int) -> None:
        self._state = value
        self.workflow.note(self)


class ProcessSpec(BpmnProcessSpec):
    """The nodes of one process or sub-process under their own ids, and nothing besides.

    Stock adds tasks named Start, End and <name>.EndJoin, which swallow elements of that id.
    """

    def __init__(self, name: str, process: str, filename: str) -> None:
        WorkflowSpec.__init__(self, name=name, filename=filename)
        self.process = process
        self.start = SimpleBpmnTask(self, "")
        self.entries: list[Any] = []
        self.handlers: list[Any] = []
        self.data_objects: dict[str, Any] = {}

    def nodes(self) -> Iterator[Any]:
        return (spec for spec in self.task_specs.values() if spec is not self.start)


class _Live:
    """An index of the tokens that are alive; the rest of the tree does not exist."""

    live: dict[int, Token]
    tasks: dict[int, Token]

    def note(self, token: Token) -> None:
        if token._state & OPEN:
            self.live[token.id] = token
            self.top_workflow.agenda[token.id] = token  # type: ignore[attr-defined]
        else:
            self.live.pop(token.id, None)

    def plant(self) -> None:
        self.task_tree = Token(self, self.spec.start, None, TaskState.COMPLETED, ROOT_TOKEN)  # type: ignore[attr-defined]

    def _task_completed_notify(self, task: Token) -> None:
        """Stock re-reads the whole tree here."""


class SubTokens(_Live, BpmnSubWorkflow):
    """The tokens inside one sub-process or called process."""

    def __init__(self, spec: ProcessSpec, holder: Token, top: Any) -> None:
        self.live = {}
        self.holder = holder
        super().__init__(spec, holder.id, top, deserializing=True)
        self.plant()

    def _calculate_depth(self) -> int:
        """Stock searches the whole flow for the parent, once for each level."""
        return int(self.holder.workflow.depth) + 1


class Tokens(_Live, BpmnWorkflow):
    """The tokens of a flow, and those inside its sub-processes by the token that holds them.

    `agenda`: tokens that may have something to do.
    """

    def __init__(self, spec: ProcessSpec, subs: dict[str, ProcessSpec], number: int) -> None:
        self.live = {}
        self.agenda: dict[int, Token] = {}
        self.number = number
        super().__init__(spec, subs, deserializing=True)
        self.plant()

    def next_number(self) -> int:
        self.number += 1
        return self.number
